package dev.firedrill.slo;

import dev.firedrill.kernel.Ratio;
import dev.firedrill.team.EnvironmentName;
import java.time.Duration;

/**
 * How often synthetic users ask, and what they are content with.
 *
 * @param productionInterval between two requests to a production bot
 * @param stagingInterval between two requests to a staging bot
 * @param latencyThreshold a right answer after more than this is late
 * @param patience without an answer for this long, a request is missing
 * @param maxLateness a request that the platform would begin later than this is not sent, but
 *     counted as an error of the platform; below it, the lateness counts in the latency
 * @param objective the share of good requests that is aimed at
 * @param secondsKept how long the detail of seconds is kept; minutes are kept for good
 */
public record SloSettings(
    Duration productionInterval,
    Duration stagingInterval,
    Duration latencyThreshold,
    Duration patience,
    Duration maxLateness,
    Ratio objective,
    Duration secondsKept) {

  public SloSettings {
    requirePositive("productionInterval", productionInterval);
    requirePositive("stagingInterval", stagingInterval);
    requirePositive("latencyThreshold", latencyThreshold);
    requirePositive("maxLateness", maxLateness);
    requireLonger("patience", patience, "latencyThreshold", latencyThreshold);
    requireLonger("latencyThreshold", latencyThreshold, "maxLateness", maxLateness);
    if (patience.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("patience " + patience + " is longer than a minute");
    }
    requireLonger("secondsKept", secondsKept, "the hour of the error budget", Duration.ofHours(1));
  }

  public static SloSettings defaults() {
    return new SloSettings(
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        new Ratio(0.99),
        Duration.ofDays(3));
  }

  public Duration interval(EnvironmentName environment) {
    return switch (environment) {
      case PRODUCTION -> productionInterval;
      case STAGING -> stagingInterval;
    };
  }

  public ErrorBudget budget() {
    return new ErrorBudget(objective);
  }

  /** How many requests a bot is sent in the hour of its error budget. */
  public long requestsOfBudget(EnvironmentName environment) {
    return ErrorBudget.BUDGET_WINDOW.dividedBy(interval(environment));
  }

  /** From then on nothing that was asked before can change any more. */
  public Duration finality() {
    return patience.plusSeconds(2);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " " + value + " is not positive");
    }
  }

  private static void requireLonger(String name, Duration value, String other, Duration least) {
    if (value.compareTo(least) <= 0) {
      throw new IllegalArgumentException(
          name + " " + value + " must be longer than " + other + " (" + least + ")");
    }
  }
}
