package dev.firedrill.app.wiring;

import dev.firedrill.slo.objective.BurnRates;
import dev.firedrill.slo.objective.UserMeasures;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.UserSli;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What users saw, for alarms. */
record UserSliFromProber(UserMeasures measures, BurnRates burnRates) implements UserSli {
  @Override
  public Optional<Double> value(
      TeamEnvironment bot, Kind kind, @Nullable String command, Instant from, Instant to) {
    return switch (kind) {
      case AVAILABILITY -> measures.availability(bot, command, from, to);
      case ERROR_RATIO -> measures.errorRatio(bot, command, from, to);
      case P50_MS -> measures.p50Ms(bot, from, to);
      case P95_MS -> measures.p95Ms(bot, from, to);
    };
  }

  @Override
  public Optional<Double> burn(TeamEnvironment bot, Duration window, Instant at) {
    return burnRates.rate(bot, window, at);
  }

  @Override
  public Optional<Duration> budgetWindow(TeamEnvironment bot) {
    return Optional.of(burnRates.window(bot));
  }
}
