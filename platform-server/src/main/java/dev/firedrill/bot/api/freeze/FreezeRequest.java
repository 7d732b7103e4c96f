package dev.firedrill.bot.api.freeze;

import dev.firedrill.team.EnvironmentName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A freeze to be; only instructors leave out the team. */
public record FreezeRequest(
    @Nullable String team,
    @Nullable EnvironmentName environment,
    Instant from,
    Instant until,
    String reason) {}
