package dev.firedrill.telemetry.alarm.testing;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.query.Expressions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** No expression can be read here but those that tests of expressions read. */
public final class HandExpressions implements Expressions {
  @Override
  public Optional<String> problem(String query) {
    return Optional.of("unexpected '" + query + "' at character 1");
  }

  @Override
  public List<Series> range(
      TeamEnvironment bot, String query, Instant from, Instant to, Duration step) {
    return List.of();
  }

  @Override
  public List<Series> at(TeamEnvironment bot, String query, Instant at) {
    return List.of();
  }
}
