package dev.firedrill.slo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What users saw in one step of time that begins at {@code at}. Latencies in milliseconds; null
 * when nothing was answered.
 */
public record SliPoint(
    Instant at, long good, long total, @Nullable Integer p50Ms, @Nullable Integer p95Ms) {}
