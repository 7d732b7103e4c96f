package dev.firedrill.telemetry;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is searched in {@code [from, to)}. With {@code after} the lines that follow that id, oldest
 * of them first chosen; else the newest, or the newest before the id {@code before}. At most {@code
 * limit} lines, 1 to 1,000.
 */
public record LogQuery(
    TeamEnvironment bot,
    LogFilter filter,
    Instant from,
    Instant to,
    @Nullable Long after,
    @Nullable Long before,
    int limit) {}
