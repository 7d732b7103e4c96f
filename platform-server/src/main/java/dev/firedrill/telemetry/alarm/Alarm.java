package dev.firedrill.telemetry.alarm;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.AlarmState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm and how it stands. The version counts its definitions. {@code pagePending} when it fired
 * while it was silenced and nobody was told yet. {@code firedAt} is when it last fired or was fired
 * to try it.
 */
public record Alarm(
    UUID id,
    long version,
    TeamId team,
    AlarmDefinition definition,
    AlarmState state,
    Instant stateSince,
    String stateReason,
    @Nullable Double stateValue,
    boolean pagePending,
    @Nullable Instant firedAt,
    PersonId createdBy,
    PersonId updatedBy,
    Instant updatedAt) {

  public TeamEnvironment bot() {
    return new TeamEnvironment(team, definition.environment());
  }

  public String name() {
    return definition.name();
  }

  /** As other features know it. */
  public AlarmRef ref() {
    return new AlarmRef(
        id, bot(), name(), state, definition.enabled(), definition.runbook(), firedAt != null);
  }
}
