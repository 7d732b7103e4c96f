package dev.firedrill.grading;

import java.util.UUID;

/** Identifies an assessment: one team in one run. */
public record AssessmentId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
