package dev.firedrill.automation.run;

import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored runs. All calls join the transaction. */
public interface Runs {
  void add(RunbookRun run);

  Optional<RunbookRun> find(UUID id);

  /** The same, held until the transaction ends. */
  Optional<RunbookRun> lock(UUID id);

  /** The same without waiting; empty also while somebody else holds it. */
  Optional<RunbookRun> lockIfFree(UUID id);

  /** Stores how a run that is held and its steps stand. */
  void save(RunbookRun run);

  /** The newest {@code limit} of the team, newest first. */
  List<RunbookRun> newest(TeamId team, int limit);

  /** The one that goes on. */
  Optional<RunbookRun> open(UUID runbook);

  /** Every run of which a step is running, the one that waits longest first. */
  List<UUID> withRunningStep();
}
