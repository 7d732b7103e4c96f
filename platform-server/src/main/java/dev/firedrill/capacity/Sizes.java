package dev.firedrill.capacity;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sizes that teams chose, in all versions. All calls join the caller's transaction. */
public interface Sizes {
  /** Keeps others from changing sizes of this team until the transaction has ended. */
  void lock(TeamId team);

  /** The newest that was chosen; empty while the usual one holds. */
  Optional<Size> newest(TeamEnvironment bot);

  /** All versions that were in force at some time in between, oldest first. */
  List<Size> between(TeamEnvironment bot, Instant from, Instant to);

  void add(Size size);
}
