package dev.firedrill.chaos.api;

import dev.firedrill.chaos.plan.Timing;
import dev.firedrill.kernel.Failure;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a launch is due: {@code at} for AT, five fields of {@code cron} for CRON, a minute between
 * {@code from} and {@code until} for SURPRISE.
 */
public record TimingView(
    Kind kind,
    @Nullable Instant at,
    @Nullable String cron,
    @Nullable Instant from,
    @Nullable Instant until) {
  /** The ways to be due. */
  public enum Kind {
    AT,
    CRON,
    SURPRISE
  }

  static TimingView of(Timing timing) {
    return switch (timing) {
      case Timing.At(Instant time) -> new TimingView(Kind.AT, time, null, null, null);
      case Timing.Cron(String cron) -> new TimingView(Kind.CRON, null, cron, null, null);
      case Timing.Surprise(Instant from, Instant until) ->
          new TimingView(Kind.SURPRISE, null, null, from, until);
    };
  }

  Timing timing() {
    return switch (kind) {
      case AT -> new Timing.At(given("at", at));
      case CRON -> new Timing.Cron(given("cron", cron));
      case SURPRISE -> new Timing.Surprise(given("from", from), given("until", until));
    };
  }

  private <T> T given(String field, @Nullable T value) {
    if (value == null) {
      throw Failure.invalid("A timing of the kind " + kind + " needs '" + field + "'.");
    }
    return Objects.requireNonNull(value);
  }
}
