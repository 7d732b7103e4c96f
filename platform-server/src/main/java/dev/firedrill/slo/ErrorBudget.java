package dev.firedrill.slo;

import dev.firedrill.kernel.Ratio;
import dev.firedrill.slo.SliSummary.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an objective allows, and how fast it is being used up. Pure arithmetic. */
public record ErrorBudget(Ratio objective) {
  /** The stretch of time on which the burn rate is judged. */
  public static final Duration BURN_WINDOW = Duration.ofMinutes(1);

  /** The stretch of time whose budget is shown. */
  public static final Duration BUDGET_WINDOW = Duration.ofHours(1);

  /** With nobody asking for this long nothing is known. */
  public static final Duration SILENCE = Duration.ofSeconds(30);

  /** With fewer requests a rate would be noise. */
  public static final long FEWEST_REQUESTS = 10;

  /** At this rate two percent of a 30-day budget are gone in an hour: the usual limit to page. */
  public static final double BREACHING_RATE = 14.4;

  public ErrorBudget {
    if (objective.value() >= 1) {
      throw new IllegalArgumentException("an objective of 1 leaves no error budget");
    }
  }

  /** How many times faster than allowed the budget shrinks; 0 without requests. */
  public double burnRate(CommandTally tally) {
    return tally.total() == 0 ? 0 : (double) tally.bad() / tally.total() / (1 - objective.value());
  }

  /**
   * The share of the budget that is left after these requests. The budget is that of a whole
   * window's expected requests, so that the first error after a start does not use it all up; null
   * when nothing is known.
   */
  public @Nullable Double left(CommandTally tally, long expectedRequests) {
    if (tally.total() == 0) {
      return null;
    }
    double allowed = (1 - objective.value()) * Math.max(tally.total(), expectedRequests);
    return Math.clamp(1 - tally.bad() / allowed, 0, 1);
  }

  /**
   * How the bot stands after the last {@link #BURN_WINDOW}, of which {@code current} is what was
   * known before. {@code lately} is how many requests were sent in the last {@link #SILENCE}.
   */
  public State state(State current, CommandTally lastMinute, long lately) {
    if (lately == 0) {
      return State.NO_DATA;
    }
    if (lastMinute.total() < FEWEST_REQUESTS) {
      return current;
    }
    double rate = burnRate(lastMinute);
    // A hair below, because 0.144 / (1 - 0.99) is not 14.4 in binary.
    if (rate >= BREACHING_RATE - 1e-9) {
      return State.BREACHING;
    }
    return rate >= 1 - 1e-9 ? State.BURNING : State.OK;
  }
}
