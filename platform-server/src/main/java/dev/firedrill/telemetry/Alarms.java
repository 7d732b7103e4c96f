package dev.firedrill.telemetry;

import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The alarms of teams, for other features; deleted ones are gone. */
public interface Alarms {
  /** By name. */
  List<AlarmRef> of(TeamId team);

  Optional<AlarmRef> find(UUID id);
}
