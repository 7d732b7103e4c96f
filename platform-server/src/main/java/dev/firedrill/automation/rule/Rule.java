package dev.firedrill.automation.rule;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When the alarm goes to the state {@code when}, then the action. Only what happens after {@code
 * armedAt}, the last save, is its concern. {@code stoppedBecause} is why the platform disabled it.
 */
public record Rule(
    UUID id,
    TeamId team,
    long version,
    Terms terms,
    @Nullable String stoppedBecause,
    Instant armedAt,
    Instant createdAt,
    PersonId createdBy,
    Instant updatedAt,
    PersonId updatedBy) {
  /** What people decide about a rule; {@code when} is ALARM or OK. */
  public record Terms(
      String name,
      UUID alarm,
      AlarmState when,
      RuleAction action,
      int cooldownSeconds,
      int maxPerHour,
      boolean dryRun,
      boolean enabled) {
    Terms disabled() {
      return new Terms(name, alarm, when, action, cooldownSeconds, maxPerHour, dryRun, false);
    }
  }

  public String name() {
    return terms.name();
  }

  public boolean isEnabled() {
    return terms.enabled();
  }

  /** The same, disabled by the platform. */
  Rule stopped(String why) {
    return new Rule(
        id,
        team,
        version + 1,
        terms.disabled(),
        why,
        armedAt,
        createdAt,
        createdBy,
        updatedAt,
        updatedBy);
  }
}
