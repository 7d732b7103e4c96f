package dev.firedrill.telemetry.query;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Evaluates expressions over a bot's series. */
public interface Expressions {
  /** What is wrong with the expression, with the position; empty when it can be evaluated. */
  Optional<String> problem(String query);

  /**
   * The value of the expression at each step from {@code from} to {@code to}. A number is a series
   * without name and labels. A {@link dev.firedrill.kernel.Failure} tells what is wrong with the
   * expression, or that it wants more than 11,000 steps or 500 series.
   */
  List<Series> range(TeamEnvironment bot, String query, Instant from, Instant to, Duration step);

  /** The value of the expression at one time: series of one sample each. */
  List<Series> at(TeamEnvironment bot, String query, Instant at);
}
