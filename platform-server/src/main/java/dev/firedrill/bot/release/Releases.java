package dev.firedrill.bot.release;

import dev.firedrill.bot.Author;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The releases of all teams. All calls join the transaction. */
public interface Releases {
  /** Keeps others from adding, deleting and deploying releases of the team until the commit. */
  void lock(TeamId team);

  /** Stores a release under the team's next number; the caller holds the lock. */
  Release add(NewRelease release, Instant at);

  /** The release, also when it was deleted. */
  Optional<Release> find(TeamId team, int number);

  /** The release of these bytes, version and commit that was not deleted. */
  Optional<Release> same(NewRelease release);

  /** Newest first, the deleted ones too. */
  List<Release> list(TeamId team);

  /** Sets the tombstone of a release that has none. */
  Release delete(TeamId team, int number, String reason, Author by, Instant at);

  /** Whether a release that was not deleted still needs these bytes. */
  boolean needs(String digest);
}
