package dev.firedrill.bot.api.freeze;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deploy freeze; without a team for the course, without an environment for both. */
public record FreezeView(
    UUID id,
    @Nullable TeamRefView team,
    @Nullable EnvironmentName environment,
    Instant from,
    Instant until,
    String reason,
    @Nullable PersonView by,
    boolean active) {}
