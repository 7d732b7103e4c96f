package dev.firedrill.automation.runbook;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored runbooks; deleted ones are gone but for their history. Calls join the transaction. */
public interface Runbooks {
  /** By title. */
  List<Runbook> of(TeamId team);

  Optional<Runbook> find(UUID id);

  /** The same, held until the transaction ends. */
  Optional<Runbook> lock(UUID id);

  /** Stores version 1, or the next version of one that is held. */
  void save(Runbook runbook);

  void delete(UUID id, PersonId by, Instant at);

  /** The newest {@code limit} versions, newest first. */
  List<RunbookVersion> history(UUID id, int limit);

  Optional<RunbookVersion> version(UUID id, long version);
}
