package dev.firedrill.slo.objective;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Ratio;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.ErrorBudget;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliTally;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a team promises the users of one environment: the share {@code target} of requests is
 * answered well and within {@code latency}, over any {@code window}. Version 1 is the course's
 * default, which nobody set.
 *
 * <p>It is for the team's own pages, alarms and ledger. Scores never depend on it: they are
 * computed from the scenario's objective, so that a team cannot improve its mark by promising less.
 */
public record Objective(
    TeamEnvironment bot,
    long version,
    Ratio target,
    Duration window,
    Duration latency,
    @Nullable Change change) {
  public static final double LEAST_TARGET = 0.5;
  public static final double MOST_TARGET = 0.9999;
  public static final int MOST_HOURS = 720;
  public static final Duration LEAST_LATENCY = Duration.ofMillis(100);

  /** Who set it when, and why. */
  public record Change(Instant at, PersonId by, String reason) {}

  /** What holds until a team sets an objective of its own. */
  public static Objective courseDefault(TeamEnvironment bot, SloSettings settings) {
    return new Objective(
        bot, 1, settings.objective(), ErrorBudget.BUDGET_WINDOW, settings.latencyThreshold(), null);
  }

  /**
   * @throws Failure invalid-input naming the value, the rule and the mend
   */
  static void check(double target, int windowHours, long latencyMs, SloSettings settings) {
    if (!(target >= LEAST_TARGET && target <= MOST_TARGET)) {
      throw Failure.invalid(
          "The objective %s is not between %s and %s; 0.99 means that one request in a hundred may fail."
              .formatted(target, LEAST_TARGET, MOST_TARGET));
    }
    if (windowHours < 1 || windowHours > MOST_HOURS) {
      throw Failure.invalid(
          "The window of %d hours is not between 1 and %d; 720 hours are 30 days."
              .formatted(windowHours, MOST_HOURS));
    }
    long most = settings.patience().toMillis();
    if (latencyMs < LEAST_LATENCY.toMillis() || latencyMs > most) {
      throw Failure.invalid(
          "The latency threshold of %d ms is not between %d and %d ms, after which users give up."
              .formatted(latencyMs, LEAST_LATENCY.toMillis(), most));
    }
  }

  /** As in "99.5 % within 2000 ms over 24 h". */
  public String words() {
    double percent = Math.round(target.value() * 1_000_000) / 10_000.0;
    String number = percent == Math.rint(percent) ? Long.toString((long) percent) : "" + percent;
    return "%s %% within %d ms over %d h".formatted(number, latency.toMillis(), window.toHours());
  }

  public ErrorBudget budget() {
    return new ErrorBudget(target);
  }

  /** How many failures the window allows when it sees so many requests. */
  public double allowed(long requests) {
    return (1 - target.value()) * requests;
  }

  /** How many requests a window without gaps has. */
  public long expectedRequests(SloSettings settings) {
    return window.dividedBy(settings.interval(bot.environment()));
  }

  boolean judgesLatencyAs(SloSettings settings) {
    return latency.equals(settings.latencyThreshold());
  }

  /** Whether both promise the same. */
  boolean promisesAs(Objective other) {
    return target.equals(other.target)
        && window.equals(other.window)
        && latency.equals(other.latency);
  }

  /**
   * The slice judged by this latency threshold in place of the course's. Latencies are kept for all
   * answers together, so a slow wrong answer cannot be told from a slow right one; it is taken that
   * wrong ones were slow, which moves as few outcomes as can be. Within the 1 % of the histogram.
   */
  SliTally judge(SliSlice slice, SloSettings settings) {
    CommandTally all = slice.all();
    int order = latency.compareTo(settings.latencyThreshold());
    if (order < 0) {
      long slow = slice.latencies().countAbove(latency) - all.late() - all.wrong();
      return new SliTally(all.good() - Math.clamp(slow, 0, all.good()), all.total());
    }
    if (order > 0) {
      long between =
          slice.latencies().countAbove(settings.latencyThreshold())
              - slice.latencies().countAbove(latency)
              - all.wrong();
      return new SliTally(all.good() + Math.clamp(between, 0, all.late()), all.total());
    }
    return new SliTally(all.good(), all.total());
  }
}
