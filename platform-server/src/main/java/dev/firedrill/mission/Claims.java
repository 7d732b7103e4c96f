package dev.firedrill.mission;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Map;

/** Who of staff is on what. All calls join the caller's transaction. */
public interface Claims {
  /** A kind of need of a team. */
  record Key(TeamId team, Need.Kind need) {}

  Map<Key, Need.Claim> all();

  /** In place of whoever was on it before. */
  void claim(Key need, PersonId by, Instant at);

  /** False when nobody was on it. */
  boolean release(Key need);
}
