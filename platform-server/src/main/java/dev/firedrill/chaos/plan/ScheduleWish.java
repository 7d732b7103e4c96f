package dev.firedrill.chaos.plan;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be launched when. {@code teams} are slugs, null for all. With {@code
 * rebreakOf} scenario and teams are that run's.
 */
public record ScheduleWish(
    String scenarioId,
    @Nullable List<String> teams,
    boolean skipNotReady,
    Timing timing,
    ZoneId zone,
    @Nullable RunId rebreakOf,
    PersonId by) {}
