package dev.firedrill.automation.api.rule;

import dev.firedrill.automation.api.NamedView;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule. {@code alarm} is null when it was deleted; {@code does} says the action in words; {@code
 * problem} is why it cannot or may not act; {@code stoppedBecause} why the platform disabled it.
 */
public record RuleView(
    UUID id,
    long version,
    String name,
    UUID alarmId,
    @Nullable NamedView alarm,
    @Nullable AlarmState alarmState,
    AlarmState when,
    RuleActionView action,
    String does,
    int cooldownSeconds,
    int maxPerHour,
    boolean dryRun,
    boolean enabled,
    @Nullable String problem,
    @Nullable String stoppedBecause,
    @Nullable RuleExecutionView lastExecution,
    Instant createdAt,
    @Nullable PersonView createdBy,
    Instant updatedAt,
    @Nullable PersonView updatedBy) {}
