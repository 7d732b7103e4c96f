package dev.firedrill.incident.status;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;

/** Which teams have opened their status page. */
public interface StatusPages {
  boolean isEnabled(TeamId team);

  void set(TeamId team, boolean enabled, PersonId by, Instant at);
}
