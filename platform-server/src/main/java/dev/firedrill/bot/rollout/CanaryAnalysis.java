package dev.firedrill.bot.rollout;

import dev.firedrill.bot.Tally;

/**
 * Whether a canary does worse than the release in service: a pooled two-proportion z-test, one
 * sided (NIST/SEMATECH e-Handbook of Statistical Methods, 7.3.3 "How can we determine whether two
 * processes produce the same proportion of defectives?"):
 *
 * <pre>z = (p1 - p2) / sqrt(p (1 - p) (1/n1 + 1/n2)),   p = (x1 + x2) / (n1 + n2)</pre>
 *
 * with 1 the release in service and 2 the canary. A difference counts only when it is both
 * significant and large enough to matter: with many users a tenth of a percent is significant, with
 * few of them ten percent are chance.
 */
public final class CanaryAnalysis {
  /** So many users must have asked the canary, and the other, before anything is said. */
  public static final int LEAST_REQUESTS = 20;

  /** A share of good answers that is lower by less than this is no reason to go back. */
  public static final double TOLERATED = 0.05;

  /** The chance of going back though both are the same, at the end of a step. */
  public static final double LEVEL = 0.05;

  /**
   * The same within a step, where it is looked at every second: so strict that the many looks
   * together stay below {@link #LEVEL}.
   */
  public static final double LEVEL_WITHIN_A_STEP = 0.001;

  /** What the numbers say. */
  public enum Verdict {
    NOT_WORSE,
    WORSE,
    NOT_ENOUGH
  }

  private CanaryAnalysis() {}

  /** The verdict at the end of a step, or within it by the stricter level. */
  public static Verdict judge(Comparison users, boolean stepIsOver) {
    Tally stable = users.stable();
    Tally canary = users.canary();
    if (canary.total() < LEAST_REQUESTS || stable.total() < LEAST_REQUESTS) {
      return Verdict.NOT_ENOUGH;
    }
    double level = stepIsOver ? LEVEL : LEVEL_WITHIN_A_STEP;
    boolean matters = ratio(stable) - ratio(canary) > TOLERATED;
    return matters && chance(stable, canary) < level ? Verdict.WORSE : Verdict.NOT_WORSE;
  }

  /** How likely a canary no worse than the other looks at least as bad as this one, by chance. */
  static double chance(Tally stable, Tally canary) {
    double pooled = (double) (stable.good() + canary.good()) / (stable.total() + canary.total());
    double deviation =
        Math.sqrt(pooled * (1 - pooled) * (1.0 / stable.total() + 1.0 / canary.total()));
    if (deviation == 0) {
      return 1;
    }
    return upperTail((ratio(stable) - ratio(canary)) / deviation);
  }

  private static double ratio(Tally tally) {
    return (double) tally.good() / tally.total();
  }

  /**
   * The standard normal distribution's upper tail by Abramowitz and Stegun, Handbook of
   * Mathematical Functions, 26.2.17; wrong by less than 7.5e-8.
   */
  static double upperTail(double z) {
    if (z < 0) {
      return 1 - upperTail(-z);
    }
    double t = 1 / (1 + 0.2316419 * z);
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
  }
}
