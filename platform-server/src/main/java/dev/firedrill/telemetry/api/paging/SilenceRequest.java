package dev.firedrill.telemetry.api.paging;

import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be held back until when; no alarms means all. */
public record SilenceRequest(
    @Nullable List<UUID> alarms,
    @Nullable EnvironmentName environment,
    Instant until,
    String reason) {}
