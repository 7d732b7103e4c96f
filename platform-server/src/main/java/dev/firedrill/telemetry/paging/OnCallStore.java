package dev.firedrill.telemetry.paging;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Rotas and overrides. All calls join the transaction. */
public interface OnCallStore {
  /** What the team set, with the 50 overrides that end last; empty when it never did. */
  Optional<OnCall> find(TeamId team);

  /** Writes rota and escalation; the overrides stay. */
  void save(TeamId team, OnCall onCall);

  void override(TeamId team, OnCall.HandOver override);

  /** Ends an override; false when the team has none of this id that is not over. */
  boolean endOverride(TeamId team, UUID id, Instant at);
}
