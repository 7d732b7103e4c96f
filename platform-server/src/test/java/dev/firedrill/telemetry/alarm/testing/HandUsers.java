package dev.firedrill.telemetry.alarm.testing;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.UserSli;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What users saw, as a test says. */
public final class HandUsers implements UserSli {
  private final Map<Duration, Double> burns = new ConcurrentHashMap<>();
  private @Nullable Double value;

  public void burns(Duration window, double rate) {
    burns.put(window, rate);
  }

  public void sees(@Nullable Double now) {
    value = now;
  }

  @Override
  public Optional<Double> value(
      TeamEnvironment bot, Kind kind, @Nullable String command, Instant from, Instant to) {
    return Optional.ofNullable(value);
  }

  @Override
  public Optional<Double> burn(TeamEnvironment bot, Duration window, Instant at) {
    return Optional.ofNullable(burns.get(window));
  }

  @Override
  public Optional<Duration> budgetWindow(TeamEnvironment bot) {
    return Optional.of(Duration.ofHours(1));
  }
}
