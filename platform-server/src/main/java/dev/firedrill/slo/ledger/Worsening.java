package dev.firedrill.slo.ledger;

import dev.firedrill.slo.objective.SliMinute;
import java.util.List;

/**
 * Whether users fared clearly worse from one minute of a bad stretch on than before, which is what
 * makes a change within the stretch a plausible cause. A share of failures that only wavers, or
 * that rises for as long as a bot restarts, is not clearly worse, so that mending is not punished.
 */
final class Worsening {
  /** So many bad minutes in a row must be worse; a restart or rollback is over before. */
  static final int RUN = 3;

  /** So many minutes before are compared with. */
  static final int BEFORE = 5;

  /** The share of failed requests that must come on top, even where chance cannot explain less. */
  private static final double STEP = 0.15;

  /** Standard deviations of the difference of two shares. */
  private static final double DEVIATIONS = 3;

  private Worsening() {}

  /**
   * Users' failures together before and after; empty lists are no failures of no requests. True
   * when every minute after is worse by a step and all together by more than chance.
   */
  static boolean is(List<SliMinute> before, List<SliMinute> after) {
    if (before.isEmpty() || after.size() < RUN) {
      return false;
    }
    double was = share(before);
    if (after.stream().anyMatch(minute -> share(List.of(minute)) < was + STEP)) {
      return false;
    }
    long requestsBefore = total(before);
    long requestsAfter = total(after);
    double pooled = (double) (bad(before) + bad(after)) / (requestsBefore + requestsAfter);
    double deviation =
        Math.sqrt(pooled * (1 - pooled) * (1.0 / requestsBefore + 1.0 / requestsAfter));
    return share(after) - was > DEVIATIONS * deviation;
  }

  /** The share of failed requests at or below which what is worse is taken to be over. */
  static double end(List<SliMinute> before, List<SliMinute> after) {
    return (share(before) + share(after)) / 2;
  }

  static double share(List<SliMinute> minutes) {
    long total = total(minutes);
    return total == 0 ? 0 : (double) bad(minutes) / total;
  }

  private static long bad(List<SliMinute> minutes) {
    return minutes.stream().mapToLong(SliMinute::bad).sum();
  }

  private static long total(List<SliMinute> minutes) {
    return minutes.stream().mapToLong(SliMinute::total).sum();
  }
}
