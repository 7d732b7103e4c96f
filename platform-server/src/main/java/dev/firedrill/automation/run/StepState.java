package dev.firedrill.automation.run;

/** How far a step is. */
public enum StepState {
  PENDING,
  RUNNING,
  DONE,
  FAILED,
  SKIPPED,
  TIMED_OUT;

  /** Whether it went wrong and may be tried again. */
  public boolean isBad() {
    return switch (this) {
      case FAILED, TIMED_OUT -> true;
      case PENDING, RUNNING, DONE, SKIPPED -> false;
    };
  }

  /** Whether the next step may begin. */
  public boolean isOver() {
    return switch (this) {
      case DONE, FAILED, SKIPPED, TIMED_OUT -> true;
      case PENDING, RUNNING -> false;
    };
  }

  /** As a sentence says it. */
  public String words() {
    return switch (this) {
      case PENDING -> "still to come";
      case RUNNING -> "running";
      case DONE -> "done";
      case FAILED -> "failed";
      case SKIPPED -> "skipped";
      case TIMED_OUT -> "timed out";
    };
  }
}
