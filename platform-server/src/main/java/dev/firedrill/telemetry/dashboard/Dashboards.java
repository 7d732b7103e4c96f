package dev.firedrill.telemetry.dashboard;

import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stored dashboards. */
public interface Dashboards {
  /** By title. */
  List<Dashboard> of(TeamId team);

  Optional<Dashboard> find(TeamId team, UUID id);

  void add(Dashboard dashboard);

  /** Adds the team's first dashboard unless it ever had one. */
  void seed(Dashboard dashboard);

  /** Stores it with a version one higher, if the stored one still has this version. */
  boolean replace(Dashboard dashboard);

  /** Whether there was one of this version. */
  boolean remove(TeamId team, UUID id, long version);
}
