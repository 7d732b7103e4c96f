package dev.firedrill.flag.exposure;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Counted evaluations, by the minute. All calls join the transaction. */
public interface ExposureStore {
  /** A variant of a flag in one minute, which is named by its beginning. */
  record Cell(TeamEnvironment owner, String key, String variant, Instant minute) {}

  /** One of them with how often the variant was served in it. */
  record Count(Cell cell, long evaluations) {}

  /**
   * Adds to what is counted already. A flag's last evaluation moves to the latest of its minutes;
   * the environments have reported on those days. What is of no flag is left out.
   */
  void add(Collection<Count> counts);

  /** What an environment's flags were seen to do. */
  record Seen(
      Map<String, Map<String, Long>> sinceByKey,
      Map<String, Instant> lastByKey,
      List<Instant> reportDays) {}

  /**
   * The evaluations since then by key and variant, the last one of each flag, and the beginnings
   * (in UTC) of the latest 400 days on which the environment's bot reported.
   */
  Seen seen(TeamEnvironment owner, Instant since);

  /** Forgets counts of minutes before that. */
  void forget(Instant before);
}
