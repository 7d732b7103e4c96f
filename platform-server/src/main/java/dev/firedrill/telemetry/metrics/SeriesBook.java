package dev.firedrill.telemetry.metrics;

import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The series of one bot and their slots. There are at most 10,000 at a time; when they are used up,
 * those that were not seen for longest make room, but none of the last hour. A bot that invents
 * series all the time gets 4,000 at once and 200 a minute.
 */
final class SeriesBook {
  static final int MOST = 10_000;
  private static final int BURST = 4_000;
  private static final double PER_SECOND = 200 / 60.0;
  private static final Duration QUIET = Duration.ofHours(1);

  private final Map<SeriesKey, StoredSeries> byKey = new HashMap<>();
  private final Map<Integer, StoredSeries> bySlot = new HashMap<>();
  private final Map<Integer, StoredSeries> unwritten = new HashMap<>();
  private final List<Integer> forgotten = new ArrayList<>();
  private int nextSlot;
  private int generation;
  private double allowance = BURST;
  private Instant allowedAt = Instant.EPOCH;

  SeriesBook(List<StoredSeries> known) {
    known.forEach(this::put);
  }

  private void put(StoredSeries series) {
    byKey.put(series.key(), series);
    bySlot.put(series.slot(), series);
    nextSlot = Math.max(nextSlot, series.slot() + 1);
  }

  /** The slot of the series; empty when there is no room for another. */
  synchronized OptionalInt slot(SeriesKey key, Instant now) {
    StoredSeries known = byKey.get(key);
    return known == null ? room(key, now) : OptionalInt.of(known.slot());
  }

  /** The slot of a series of the platform's own, for which there always is room. */
  synchronized int ownSlot(SeriesKey key, Instant now) {
    StoredSeries known = byKey.get(key);
    return known == null ? fresh(key, now) : known.slot();
  }

  private OptionalInt room(SeriesKey key, Instant now) {
    double earned = Duration.between(allowedAt, now).toMillis() / 1e3 * PER_SECOND;
    allowance = Math.min(BURST, allowance + Math.max(0, earned));
    allowedAt = now;
    if (allowance < 1 || (byKey.size() >= MOST && !makeRoom(now))) {
      return OptionalInt.empty();
    }
    allowance--;
    return OptionalInt.of(fresh(key, now));
  }

  private int fresh(SeriesKey key, Instant now) {
    StoredSeries fresh = new StoredSeries(nextSlot, key, MetricFamily.Type.UNTYPED, "", now);
    put(fresh);
    unwritten.put(fresh.slot(), fresh);
    return fresh.slot();
  }

  /** Forgets a tenth of all. */
  private boolean makeRoom(Instant now) {
    List<StoredSeries> quiet =
        byKey.values().stream()
            .filter(series -> series.lastSeen().isBefore(now.minus(QUIET)))
            .sorted(Comparator.comparing(StoredSeries::lastSeen))
            .limit(MOST / 10)
            .toList();
    quiet.forEach(series -> {
      byKey.remove(series.key());
      bySlot.remove(series.slot());
      unwritten.remove(series.slot());
      forgotten.add(series.slot());
    });
    generation += quiet.isEmpty() ? 0 : 1;
    return !quiet.isEmpty();
  }

  /** Changes when slots were forgotten, so that who remembers slots must ask again. */
  synchronized int generation() {
    return generation;
  }

  /** Notes that the slot was in a scrape; written down when the last note is an hour old. */
  synchronized void seen(int slot, Instant now) {
    StoredSeries known = bySlot.get(slot);
    if (known != null && known.lastSeen().isBefore(now.minus(QUIET.dividedBy(2)))) {
      change(known.seen(now));
    }
  }

  /** What a bot says of all series of a name. */
  synchronized void describe(Map<String, Description> descriptions) {
    List.copyOf(byKey.values())
        .forEach(series -> {
          Description said = Description.of(series.key().name(), descriptions);
          if (said != null
              && (said.type() != series.type() || !said.help().equals(series.help()))) {
            change(series.described(said.type(), said.help()));
          }
        });
  }

  private void change(StoredSeries changed) {
    put(changed);
    unwritten.put(changed.slot(), changed);
  }

  synchronized List<StoredSeries> select(SeriesSelector selector) {
    return byKey.values().stream().filter(series -> selector.matches(series.key())).toList();
  }

  /** Those of the slots that are known. */
  synchronized List<StoredSeries> at(List<Integer> slots) {
    return slots.stream().filter(bySlot::containsKey).map(bySlot::get).toList();
  }

  /** What is not written down yet; whoever takes it must do so. */
  synchronized SampleBatch.OfBot takeChanges(int source, List<SampleRow> rows) {
    SampleBatch.OfBot changes =
        new SampleBatch.OfBot(source, List.copyOf(unwritten.values()), forgotten, rows);
    unwritten.clear();
    forgotten.clear();
    return changes;
  }
}
