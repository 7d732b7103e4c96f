package dev.firedrill.chaos.api;

import dev.firedrill.chaos.plan.RunSchedule;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A launch that is planned ahead, as staff see it. Never for students. */
public record ScheduleView(
    UUID id,
    String scenarioId,
    @Nullable List<String> teams,
    boolean skipNotReady,
    TimingView timing,
    String timeZone,
    RunSchedule.State state,
    @Nullable Instant nextAt,
    @Nullable UUID rebreakOf,
    @Nullable UUID lastRun,
    @Nullable String note,
    PersonView createdBy,
    Instant createdAt) {}
