package dev.firedrill.telemetry.paging;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages that are held back for a while. No alarms means all; no environment means both. */
public record Silence(
    UUID id,
    TeamId team,
    @Nullable EnvironmentName environment,
    Set<UUID> alarms,
    Instant from,
    Instant until,
    String reason,
    PersonId by) {
  public Silence {
    alarms = Set.copyOf(alarms);
  }

  /** Whether it holds back pages of the alarm at this time. */
  public boolean covers(UUID alarm, EnvironmentName of, Instant at) {
    return !at.isBefore(from)
        && at.isBefore(until)
        && (environment == null || environment == of)
        && (alarms.isEmpty() || alarms.contains(alarm));
  }
}
