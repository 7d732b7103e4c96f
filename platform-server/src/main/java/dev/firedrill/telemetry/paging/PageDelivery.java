package dev.firedrill.telemetry.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One way by which a page was told, and what became of it. */
public record PageDelivery(
    String channel, String to, String state, @Nullable Instant at, @Nullable String error) {}
