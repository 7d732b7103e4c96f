package dev.firedrill.workspace.api.console;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call of a bot with what it was answered; {@code curl} repeats it. */
public record CallView(
    String method,
    Instant at,
    long ms,
    boolean ok,
    @Nullable String error,
    Map<String, Object> request,
    Map<String, Object> response,
    String curl) {}
