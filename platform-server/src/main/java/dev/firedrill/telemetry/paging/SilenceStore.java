package dev.firedrill.telemetry.paging;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Silences. All calls join the transaction. */
public interface SilenceStore {
  /** Those of a team that are not over, soonest end first. */
  List<Silence> active(TeamId team, Instant now);

  void add(Silence silence);

  /** Ends it; the silence that was, or empty when the team has none of this id that is not over. */
  Optional<Silence> end(TeamId team, UUID id, Instant now);
}
