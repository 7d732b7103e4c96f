package dev.firedrill.telemetry.logs;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.LogQuery;
import dev.firedrill.telemetry.LogResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stored lines of all bots, in partitions by day. */
public interface LogStore {
  /** The number of the bot's last line that was kept; empty when none was. */
  Optional<Long> position(TeamEnvironment bot);

  /**
   * Keeps the lines of several bots, at most one batch of each, together with the number of the
   * last one, and counts what was not kept; all or nothing. Returns the id of each bot's newest
   * line; bots without lines are not in it.
   */
  Map<TeamEnvironment, Long> append(List<LogBatch> batches);

  long count(TeamEnvironment bot, LogFilter filter, Instant from, Instant to);

  /** Oldest first; one more than the limit when there are more. */
  List<LogResult.Line> lines(LogQuery query);

  /** Bars of this length; only where there are lines. */
  List<LogResult.Bar> histogram(LogQuery query, Duration bar);

  long dropped(TeamEnvironment bot, Instant from, Instant to);

  void openDays(LocalDate from, LocalDate to);

  void dropDays(LocalDate before);
}
