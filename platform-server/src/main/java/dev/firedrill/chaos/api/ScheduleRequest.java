package dev.firedrill.chaos.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which scenario for which teams (slugs, null for all) at which time. With {@code rebreakOf} a
 * finished run is done to its teams again, and scenario and teams are that run's. The time zone is
 * an IANA name; cron times are in it.
 */
public record ScheduleRequest(
    @Nullable String scenarioId,
    @Nullable List<String> teams,
    @Nullable Boolean skipNotReady,
    TimingView timing,
    @Nullable String timeZone,
    @Nullable UUID rebreakOf) {}
