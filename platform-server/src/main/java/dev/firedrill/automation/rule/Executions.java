package dev.firedrill.automation.rule;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored executions. All calls join the transaction. */
public interface Executions {
  /** Stores it; false when the rule has one of this transition already. */
  boolean claim(Execution execution);

  boolean isClaimed(UUID rule, long transition);

  /** Stores how an execution stands. */
  void save(Execution execution);

  /** The execution, held until the transaction ends, if it is running. */
  Optional<Execution> lockRunning(UUID id);

  /** Those of any team that are running, the one that waits longest first. */
  List<Execution> running();

  /** Those of the team that began since, oldest first. */
  List<Execution> since(TeamId team, Instant from);

  /** The newest {@code limit} of the rule that began before, newest first. */
  List<Execution> newest(UUID rule, @Nullable Instant before, int limit);
}
