package dev.firedrill.chaos;

import java.util.UUID;

/** Identifies a run: one launch of a scenario for a set of teams. */
public record RunId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
