package dev.firedrill.telemetry.api.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who takes over until when, and why. */
public record HandOverRequest(String to, Instant until, @Nullable String note) {}
