package dev.firedrill.chaos.api;

import dev.firedrill.chaos.RunTerms;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which scenario for which teams (slugs, null for all) at which time. With {@code rebreakOf} a
 * finished run is done to its teams again, and scenario and teams are that run's. The time zone is
 * an IANA name; cron times are in it.
 *
 * @param credit whether it counts for the grade; null: when the scenario is proven by then
 * @param unprovenReason why it is to count although the scenario is not proven, in 3 to 200
 *     characters
 */
public record ScheduleRequest(
    @Nullable String scenarioId,
    @Nullable List<String> teams,
    @Nullable Boolean skipNotReady,
    TimingView timing,
    @Nullable String timeZone,
    @Nullable UUID rebreakOf,
    @Nullable Boolean credit,
    @Nullable String unprovenReason) {
  /** Null when it is for the platform to decide; fails with invalid-input. */
  @Nullable RunTerms terms() {
    return new LaunchRequest("", null, null, credit, null, unprovenReason, null).terms();
  }
}
