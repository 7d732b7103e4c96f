package dev.firedrill.slo;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/** What synthetic users saw of one track of a bot. */
public interface TrackSlis {
  /**
   * The requests intended from {@code from} (inclusive) to {@code to} (exclusive), to the second,
   * whose outcome is known by now. A request counts for the track that answered it; one that nobody
   * answered for the track that was last told of it, and for none when none was told. Known for as
   * long as seconds are kept.
   */
  SliTally tally(TeamEnvironment bot, String track, Instant from, Instant to);
}
