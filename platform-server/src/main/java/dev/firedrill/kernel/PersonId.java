package dev.firedrill.kernel;

import java.util.UUID;

/** Identifies a person of the course. */
public record PersonId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
