package dev.firedrill.timeline.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What users saw in one window that begins at {@code at}. */
public record SliPointView(
    Instant at, long good, long total, @Nullable Integer p50Ms, @Nullable Integer p95Ms) {}
