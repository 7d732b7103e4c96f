package dev.firedrill.telemetry.logs;

import dev.firedrill.telemetry.LogLevel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line to be kept. */
public record NewLine(
    Instant at,
    @Nullable LogLevel level,
    @Nullable String logger,
    String text,
    Map<String, String> fields,
    String track,
    boolean cut) {}
