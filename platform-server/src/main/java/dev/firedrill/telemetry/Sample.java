package dev.firedrill.telemetry;

import java.time.Instant;

/** The value of a series at a time of the platform's clock; may be infinite, is never NaN. */
public record Sample(Instant at, double value) {}
