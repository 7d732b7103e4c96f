package dev.firedrill.telemetry.logs;

import dev.firedrill.telemetry.LogLevel;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a line says; {@code ownTime} is the bot's word for when. */
record ParsedLine(
    @Nullable Instant ownTime,
    @Nullable LogLevel level,
    @Nullable String logger,
    String text,
    Map<String, String> fields,
    String track,
    boolean cut) {}
