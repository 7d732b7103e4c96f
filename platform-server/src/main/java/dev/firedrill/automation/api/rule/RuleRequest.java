package dev.firedrill.automation.api.rule;

import dev.firedrill.automation.rule.Rule;
import dev.firedrill.telemetry.AlarmState;
import java.util.UUID;

/** The terms of a rule; cooldown 60 s to a day, 1 to 6 times an hour, {@code when} ALARM or OK. */
public record RuleRequest(
    String name,
    UUID alarmId,
    AlarmState when,
    RuleActionView action,
    Integer cooldownSeconds,
    Integer maxPerHour,
    Boolean dryRun,
    Boolean enabled) {
  Rule.Terms terms() {
    return new Rule.Terms(
        name, alarmId, when, action.action(), cooldownSeconds, maxPerHour, dryRun, enabled);
  }
}
