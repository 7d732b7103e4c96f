package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import java.time.Duration;
import java.time.Instant;

/** Periods aligned to the clock. */
final class Periods {
  private static final Duration USERS_SETTLE = Duration.ofSeconds(12);
  private static final int USUAL_LOOK_SECONDS = 10;

  private Periods() {}

  /** The end of the newest period of which all is known. */
  static Instant lastEnd(AlarmDefinition alarm, Instant now) {
    return floor(now.minus(settling(alarm.source())), cadence(alarm));
  }

  /** How often it is looked at; what has windows of its own, at least every ten seconds. */
  static Duration cadence(AlarmDefinition alarm) {
    return switch (alarm.source()) {
      case AlarmSource.BurnRate _, AlarmSource.Composite _ ->
          Duration.ofSeconds(Math.min(USUAL_LOOK_SECONDS, alarm.periodSeconds()));
      case AlarmSource.Metric _, AlarmSource.Log _, AlarmSource.Users _ -> alarm.period();
    };
  }

  /** A request of a user counts once its outcome is known, which takes as long as its patience. */
  static Duration settling(AlarmSource source) {
    return source instanceof AlarmSource.Users ? USERS_SETTLE : Duration.ZERO;
  }

  static Instant floor(Instant at, Duration step) {
    long seconds = step.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }
}
