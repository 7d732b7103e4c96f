package dev.firedrill.slo.probe;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.LatencyHistogram;
import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliTally;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The last minutes of one bot in memory, by the second in which its requests were intended, and the
 * good and bad of the last hour by the minute. Not for several threads at once.
 */
final class Ledger {
  private static final long MINUTE = 60;

  private final TeamEnvironment bot;
  private final NavigableMap<Long, SliSlice> seconds = new TreeMap<>();
  private final NavigableMap<Long, CommandTally> minutes = new TreeMap<>();
  private final RollingSum lastMinute = new RollingSum(seconds);
  private final RollingSum lately = new RollingSum(seconds);

  /** Seconds that differ from what is stored. */
  private final Set<Long> unsaved = new TreeSet<>();

  /** Seconds that differ from what was told. */
  private final Set<Long> untold = new TreeSet<>();

  Ledger(TeamEnvironment bot) {
    this.bot = bot;
  }

  void asked(Instant intended, Duration lateness) {
    int late = Math.clamp(lateness.toMillis(), 0, Integer.MAX_VALUE);
    change(
        intended,
        slice ->
            new SliSlice(
                bot,
                slice.at(),
                slice.asked() + 1,
                slice.platformErrors(),
                Math.max(slice.latenessMs(), late),
                slice.byCommand(),
                slice.byTrack(),
                slice.latencies()));
  }

  void platformErrors(Instant intended, int count) {
    change(
        intended,
        slice ->
            new SliSlice(
                bot,
                slice.at(),
                slice.asked(),
                slice.platformErrors() + count,
                slice.latenessMs(),
                slice.byCommand(),
                slice.byTrack(),
                slice.latencies()));
  }

  void decided(Verdict verdict) {
    Instant intended = verdict.asked().intended();
    CommandTally one = CommandTally.of(verdict.outcome());
    Duration latency = verdict.latency();
    change(
        intended,
        slice -> {
          Map<String, CommandTally> byCommand = new TreeMap<>(slice.byCommand());
          byCommand.merge(verdict.asked().question().command(), one, CommandTally::plus);
          return new SliSlice(
              bot,
              slice.at(),
              slice.asked(),
              slice.platformErrors(),
              slice.latenessMs(),
              byCommand,
              byTrack(slice, verdict),
              latency == null ? slice.latencies() : slice.latencies().plus(latency));
        });
    minutes.merge(minute(intended), one, CommandTally::plus);
  }

  private static Map<String, SliTally> byTrack(SliSlice slice, Verdict verdict) {
    if (verdict.track() == null) {
      return slice.byTrack();
    }
    Map<String, SliTally> byTrack = new TreeMap<>(slice.byTrack());
    byTrack.merge(verdict.track(), SliTally.of(verdict.outcome()), SliTally::plus);
    return byTrack;
  }

  private void change(Instant intended, UnaryOperator<SliSlice> change) {
    long second = intended.getEpochSecond();
    SliSlice slice = seconds.get(second);
    SliSlice before = slice == null ? empty(second) : slice;
    SliSlice after = change.apply(before);
    seconds.put(second, after);
    lastMinute.changed(second, before, after);
    lately.changed(second, before, after);
    unsaved.add(second);
    untold.add(second);
  }

  private SliSlice empty(long second) {
    return new SliSlice(
        bot, Instant.ofEpochSecond(second), 0, 0, 0, Map.of(), Map.of(), LatencyHistogram.EMPTY);
  }

  /** Goes on from what is stored. */
  void restore(List<SliSlice> storedMinutes, List<SliSlice> storedSeconds, Instant unrolled) {
    storedMinutes.forEach(
        slice -> minutes.merge(minute(slice.at()), slice.all(), CommandTally::plus));
    for (SliSlice slice : storedSeconds) {
      seconds.put(slice.at().getEpochSecond(), slice);
      untold.add(slice.at().getEpochSecond());
      if (!slice.at().isBefore(unrolled)) {
        minutes.merge(minute(slice.at()), slice.all(), CommandTally::plus);
      }
    }
  }

  /** From inclusive, to exclusive, by time. */
  List<SliSlice> slices(Instant from, Instant to) {
    return List.copyOf(
        seconds.subMap(from.getEpochSecond(), true, to.getEpochSecond(), false).values());
  }

  /** All outcomes that are known of what was intended in that time, which moves on. */
  CommandTally lastMinute(Instant from, Instant to) {
    return lastMinute.moveTo(from.getEpochSecond(), to.getEpochSecond()).tally();
  }

  /** How many requests the platform could send of those intended in that time, which moves on. */
  long sentLately(Instant from, Instant to) {
    return lately.moveTo(from.getEpochSecond(), to.getEpochSecond()).sent();
  }

  CommandTally sinceMinute(Instant from) {
    CommandTally sum = CommandTally.NONE;
    for (CommandTally tally : minutes.tailMap(minute(from), true).values()) {
      sum = sum.plus(tally);
    }
    return sum;
  }

  /** What is to be stored; it stays so until {@link #saved}. */
  List<SliSlice> unsaved() {
    return unsaved.stream().map(seconds::get).filter(Objects::nonNull).toList();
  }

  /** These are stored, as far as they have not changed again. */
  void saved(Collection<SliSlice> stored) {
    for (SliSlice slice : stored) {
      long second = slice.at().getEpochSecond();
      if (slice.equals(seconds.get(second))) {
        unsaved.remove(second);
      }
    }
  }

  /** The seconds that changed since this was last asked. */
  Set<Long> takeUntold() {
    Set<Long> taken = new TreeSet<>(untold);
    untold.clear();
    return taken;
  }

  void forget(Instant secondsBefore, Instant minutesBefore) {
    NavigableMap<Long, SliSlice> old = seconds.headMap(secondsBefore.getEpochSecond(), false);
    unsaved.removeAll(old.keySet());
    untold.removeAll(old.keySet());
    old.forEach(lastMinute::gone);
    old.forEach(lately::gone);
    old.clear();
    minutes.headMap(minute(minutesBefore), false).clear();
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), MINUTE);
  }
}
