package dev.firedrill.flag.api.wire;

import dev.firedrill.flag.schedule.ScheduledChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change that is to happen at a time; a rollout goes with ROLLOUT. */
public record FlagPlanRequest(
    Instant at, ScheduledChange.Action action, @Nullable List<ShareView> rollout, String reason) {}
