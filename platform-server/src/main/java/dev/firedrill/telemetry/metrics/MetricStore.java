package dev.firedrill.telemetry.metrics;

import dev.firedrill.team.TeamEnvironment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Samples and minutes of all bots, in partitions by day. Times are milliseconds of the epoch. */
public interface MetricStore {
  /** The small number under which a bot is stored; given at the first call. */
  int source(TeamEnvironment bot);

  /** The numbers of all bots there are. */
  List<Integer> sources();

  List<StoredSeries> series(int source);

  /** Stores the batch unless one of its id is stored; durable when it returns. */
  void append(SampleBatch batch);

  /** The rows in {@code [from, to]}, oldest first. */
  List<SampleRow> rows(int source, long from, long to);

  /**
   * The minutes that begin in {@code [from, to]} and whose number is a multiple of {@code every}.
   */
  List<MinuteRow> minutes(int source, long from, long to, int every);

  /** The rows of every source in {@code [from, to)}, by source and time. */
  List<SourceRow> allRows(long from, long to);

  /** The minute that all sources have. */
  List<MinuteRow> allMinutes(long minute);

  /** A row of some source. */
  record SourceRow(int source, SampleRow row) {}

  /** Up to when minutes are rolled up; empty when none ever was. */
  Optional<Long> rolledUntil();

  /** Stores minutes and up to when that is all; a minute that is there already is replaced. */
  void saveMinutes(List<MinuteRow> minutes, long until);

  /** The oldest row there is. */
  Optional<Long> oldestRow();

  /** Makes the partitions of these days, where they are missing. */
  void openDays(LocalDate from, LocalDate to);

  /** Drops samples of days before one, minutes of days before another, and what only they need. */
  void dropDays(LocalDate samplesBefore, LocalDate minutesBefore);
}
