package dev.firedrill.telemetry.api.paging;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages that are held back; no alarms means all, no environment both. */
public record SilenceView(
    UUID id,
    List<UUID> alarms,
    @Nullable EnvironmentName environment,
    Instant from,
    Instant until,
    String reason,
    @Nullable PersonView by) {}
