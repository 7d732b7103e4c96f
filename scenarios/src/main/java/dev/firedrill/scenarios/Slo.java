package dev.firedrill.scenarios;

import java.time.Duration;

/**
 * The promise to users that the error budget is counted against.
 *
 * @param sli name of the probe
 * @param objective share of good samples, more than 0 and less than 1
 */
public record Slo(String sli, double objective, Duration window) {
  public Slo {
    Check.slug("slo.sli", sli);
    Check.positive("slo.window", window);
    if (!(objective > 0 && objective < 1)) {
      throw new IllegalArgumentException(
          "slo.objective must be more than 0 and less than 1, not " + objective);
    }
  }
}
