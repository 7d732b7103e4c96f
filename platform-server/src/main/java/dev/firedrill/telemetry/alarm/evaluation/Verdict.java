package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.telemetry.AlarmState;
import org.jspecify.annotations.Nullable;

/** How an alarm stands after looking, why in one sentence, and the newest value if there is one. */
public record Verdict(AlarmState state, String reason, @Nullable Double value) {}
