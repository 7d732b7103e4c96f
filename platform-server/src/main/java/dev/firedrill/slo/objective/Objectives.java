package dev.firedrill.slo.objective;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The objectives that teams set, in all versions. All calls join the caller's transaction. */
public interface Objectives {
  /** The newest that was set; empty while the course's default holds. */
  Optional<Objective> newest(TeamEnvironment bot);

  /** The one that was in force then. */
  Optional<Objective> at(TeamEnvironment bot, Instant at);

  /** Newest first, at most so many. */
  List<Objective> history(TeamEnvironment bot, int atMost);

  /** False, and nothing stored, when this version is there already. */
  boolean add(Objective objective);
}
