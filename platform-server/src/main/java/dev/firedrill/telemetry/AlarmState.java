package dev.firedrill.telemetry;

/** How an alarm stands. */
public enum AlarmState {
  OK,
  ALARM,
  /** Too little is known to say either. */
  INSUFFICIENT_DATA;

  /** As a sentence says it. */
  public String words() {
    return switch (this) {
      case OK -> "OK";
      case ALARM -> "in alarm";
      case INSUFFICIENT_DATA -> "short of data";
    };
  }
}
