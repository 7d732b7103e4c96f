package dev.firedrill.telemetry;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;

/** What was scraped of bots. */
public interface Metrics {
  /**
   * The series that match with their samples in {@code [from, to]}; a series without samples there
   * is left out. Recent minutes come from memory. Samples are 5 s apart where raw ones are kept and
   * one a minute, its last, where they are not. Several instances of a bot at once are told apart
   * by the label {@code track}. Refuses more than 2,000 matching series.
   */
  List<Series> series(TeamEnvironment bot, SeriesSelector selector, Instant from, Instant to);

  /** What the bot offers now, or offered when it was last scraped, by name. */
  List<MetricFamily> families(TeamEnvironment bot);
}
