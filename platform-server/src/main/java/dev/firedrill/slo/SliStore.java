package dev.firedrill.slo;

import dev.firedrill.slo.SliSummary.State;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where SLIs are kept. All calls join the caller's transaction. */
public interface SliStore {
  /**
   * How a bot stands since when, and up to when its windows are in evidence: written together with
   * that evidence.
   */
  record Standing(State state, Instant since, Instant windowsUntil) {}

  /**
   * Writes these seconds, in place of what was known of them before: writing twice changes nothing.
   */
  void save(List<SliSlice> seconds);

  /** By time, from inclusive, to exclusive. */
  List<SliSlice> seconds(TeamEnvironment bot, Instant from, Instant to);

  /** As {@link #seconds}, of the minutes that are rolled up. */
  List<SliSlice> minutes(TeamEnvironment bot, Instant from, Instant to);

  /**
   * Sums up every minute that ends by {@code before} and is not summed up yet, oldest first but at
   * most so many; how many it were.
   */
  int rollUp(Instant before, int atMost);

  /** Forgets the seconds before then; minutes stay. */
  void forgetSeconds(Instant before);

  Optional<Standing> standing(TeamEnvironment bot);

  void stand(TeamEnvironment bot, Standing standing);
}
