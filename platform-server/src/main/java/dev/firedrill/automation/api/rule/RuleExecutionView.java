package dev.firedrill.automation.api.rule;

import dev.firedrill.automation.api.NamedView;
import dev.firedrill.automation.rule.Execution;
import dev.firedrill.telemetry.AlarmState;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rule did about one change of its alarm, or why it did nothing. {@code run} is the run of a
 * runbook that it began.
 */
public record RuleExecutionView(
    UUID id,
    NamedView alarm,
    AlarmState went,
    Instant wentAt,
    Execution.State state,
    String what,
    String detail,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Double seconds,
    @Nullable UUID run) {
  static RuleExecutionView of(Execution execution) {
    String ref = execution.ref();
    return new RuleExecutionView(
        execution.id(),
        new NamedView(execution.cause().alarm(), execution.cause().alarmName()),
        execution.cause().went(),
        execution.cause().wentAt(),
        execution.state(),
        execution.what(),
        execution.detail(),
        execution.startedAt(),
        execution.endedAt(),
        execution.endedAt() == null
            ? null
            : Duration.between(execution.startedAt(), Objects.requireNonNull(execution.endedAt()))
                    .toMillis()
                / 1_000.0,
        ref != null && ref.startsWith("run:") ? UUID.fromString(ref.substring(4)) : null);
  }
}
