package dev.firedrill.slo;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What users saw of each bot, per second, kept and queryable. */
public interface Slis {
  /**
   * Points of {@code step} between from (inclusive) and to (exclusive), oldest first; a step
   * without requests has none.
   */
  List<SliPoint> points(TeamEnvironment bot, Instant from, Instant to, Duration step);

  SliSummary summary(TeamEnvironment bot, Instant from, Instant to);

  /** The tally of each command word ({@code weather}, {@code ping} …) in the window. */
  Map<String, CommandTally> tallies(TeamEnvironment bot, Instant from, Instant to);
}
