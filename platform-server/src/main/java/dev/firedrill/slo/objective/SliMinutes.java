package dev.firedrill.slo.objective;

import dev.firedrill.slo.SliTally;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The counts of users' requests by the minute, judged by the course's latency threshold. */
public interface SliMinutes {
  /**
   * Clock minutes from the one of {@code from} up to {@code to}, by time; those without rows lack.
   */
  List<SliMinute> minutes(TeamEnvironment bot, Instant from, Instant to);

  /** As far as seconds are kept: minutes counted from {@code from} itself, to the second. */
  List<SliMinute> recent(TeamEnvironment bot, Instant from, Instant to);

  /** The tally of each command in the clock minutes of the window. */
  Map<String, SliTally> commands(TeamEnvironment bot, Instant from, Instant to);
}
