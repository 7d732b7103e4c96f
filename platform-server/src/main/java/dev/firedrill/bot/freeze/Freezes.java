package dev.firedrill.bot.freeze;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored freezes that were not removed. All calls join the transaction. */
public interface Freezes {
  void add(Freeze freeze, Instant at);

  Optional<Freeze> find(UUID id);

  /**
   * Those of the team and of the course, or all; the ones that ended before {@code since} left out.
   */
  List<Freeze> list(@Nullable TeamId team, Instant since);

  /** Those that hold for the bot now, the one that ends last first. */
  List<Freeze> active(TeamEnvironment bot, Instant now);

  /** False when it was removed before. */
  boolean remove(UUID id, PersonId by, Instant at);
}
