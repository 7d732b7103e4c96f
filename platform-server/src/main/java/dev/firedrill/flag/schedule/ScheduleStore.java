package dev.firedrill.flag.schedule;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scheduled changes. All calls join the transaction. */
public interface ScheduleStore {
  /** How a scheduled change ended. */
  enum End {
    DONE,
    FAILED,
    CANCELED
  }

  void add(ScheduledChange change);

  /** What is still to come of an environment, soonest first. */
  List<ScheduledChange> pending(TeamEnvironment owner);

  /** What is due by the database's clock, longest due first; at most {@code limit}. */
  List<ScheduledChange> due(int limit);

  /** The change, held until the transaction ends; empty when it has ended or never was. */
  Optional<ScheduledChange> lockPending(TeamEnvironment owner, UUID id);

  /** Ends a locked change; {@code detail} says why it failed. */
  void end(UUID id, End end, @Nullable String detail);
}
