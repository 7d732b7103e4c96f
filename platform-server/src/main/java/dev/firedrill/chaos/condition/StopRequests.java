package dev.firedrill.chaos.condition;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;

/** Teams' wishes that whatever is done to them stops. */
public interface StopRequests {
  void add(TeamId team, PersonId by, Instant at, String reason);

  boolean anySince(TeamId team, Instant since);
}
