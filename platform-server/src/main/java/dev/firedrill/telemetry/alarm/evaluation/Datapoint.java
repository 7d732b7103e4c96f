package dev.firedrill.telemetry.alarm.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The value of one period that begins at {@code at}; null when nothing is known of it. */
public record Datapoint(Instant at, @Nullable Double value) {}
