package dev.firedrill.bot;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/** What users saw of one instance of a bot, as somebody outside of it counted. */
@FunctionalInterface
public interface UserExperience {
  /** The requests that were made of the track in this time; from inclusive, to exclusive. */
  Tally of(TeamEnvironment bot, String track, Instant from, Instant to);
}
