package dev.firedrill.chaos;

import org.jspecify.annotations.Nullable;

/**
 * What a run is for.
 *
 * @param credit whether it counts for the grade; never on a faster clock
 * @param speed minutes of the scenario in a minute; 1 is real time
 * @param unproven why it counts although the scenario is not proven; null when it is, or when the
 *     run does not count
 */
public record RunTerms(boolean credit, int speed, @Nullable String unproven) {
  /** Counts, in real time. */
  public static final RunTerms FOR_CREDIT = new RunTerms(true, 1, null);

  /** Does not count, in real time. */
  public static final RunTerms PRACTICE = new RunTerms(false, 1, null);

  public RunTerms {
    if (speed < 1 || (credit && speed > 1)) {
      throw new IllegalArgumentException(
          "a run at speed " + speed + " cannot be for credit: " + credit);
    }
  }
}
