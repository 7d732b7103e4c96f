package dev.firedrill.timeline.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a fault was in the system: from injecting it until it was taken back or found gone. */
public record FaultWindowView(
    String id, String title, Instant from, @Nullable Instant to, @Nullable Instant verifiedAt) {}
