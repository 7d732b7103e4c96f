package dev.firedrill.slo;

/**
 * The outcomes of synthetic users' requests of one kind in a stretch of time, each request counted
 * at its intended time and only once its outcome is known. good = real + degraded; degraded =
 * answered in time, honestly, that the feature is switched off.
 */
public record CommandTally(long real, long degraded, long late, long wrong, long missing) {
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
}
