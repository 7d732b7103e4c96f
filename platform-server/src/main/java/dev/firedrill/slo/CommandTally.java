package dev.firedrill.slo;

/**
 * The outcomes of synthetic users' requests of one kind in a stretch of time, each request counted
 * at its intended time and only once its outcome is known. good = real + degraded; degraded =
 * answered in time, honestly, that the feature is switched off.
 */
public record CommandTally(long real, long degraded, long late, long wrong, long missing) {
  public static final CommandTally NONE = new CommandTally(0, 0, 0, 0, 0);

  /** What became of one request of a synthetic user. */
  public enum Outcome {
    /** Answered in time, and right. */
    REAL,
    /** Answered in time that the feature is switched off. */
    DEGRADED,
    /** Answered rightly, but after the latency threshold. */
    LATE,
    /** Answered with something else. */
    WRONG,
    /** Not answered within the users' patience. */
    MISSING
  }

  public static CommandTally of(Outcome outcome) {
    return switch (outcome) {
      case REAL -> new CommandTally(1, 0, 0, 0, 0);
      case DEGRADED -> new CommandTally(0, 1, 0, 0, 0);
      case LATE -> new CommandTally(0, 0, 1, 0, 0);
      case WRONG -> new CommandTally(0, 0, 0, 1, 0);
      case MISSING -> new CommandTally(0, 0, 0, 0, 1);
    };
  }

  public long total() {
    return real + degraded + late + wrong + missing;
  }

  public long good() {
    return real + degraded;
  }

  public long bad() {
    return late + wrong + missing;
  }

  public CommandTally plus(CommandTally other) {
    return new CommandTally(
        real + other.real,
        degraded + other.degraded,
        late + other.late,
        wrong + other.wrong,
        missing + other.missing);
  }

  /** What is left without those, which must be among these. */
  public CommandTally minus(CommandTally others) {
    return new CommandTally(
        real - others.real,
        degraded - others.degraded,
        late - others.late,
        wrong - others.wrong,
        missing - others.missing);
  }
}
