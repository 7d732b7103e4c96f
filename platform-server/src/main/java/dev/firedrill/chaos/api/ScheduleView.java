package dev.firedrill.chaos.api;

import dev.firedrill.chaos.plan.RunSchedule;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A launch that is planned ahead, as staff see it. Never for students.
 *
 * @param credit whether it counts for the grade; null: when the scenario is proven by then
 * @param unprovenReason why it counts although the scenario is not proven
 */
public record ScheduleView(
    UUID id,
    String scenarioId,
    @Nullable List<String> teams,
    boolean skipNotReady,
    @Nullable Boolean credit,
    @Nullable String unprovenReason,
    TimingView timing,
    String timeZone,
    RunSchedule.State state,
    @Nullable Instant nextAt,
    @Nullable UUID rebreakOf,
    @Nullable UUID lastRun,
    @Nullable String note,
    PersonView createdBy,
    Instant createdAt) {}
