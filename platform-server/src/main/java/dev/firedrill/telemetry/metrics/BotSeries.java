package dev.firedrill.telemetry.metrics;

import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The series of one bot and its scrapes of the last quarter of an hour, in memory. */
public final class BotSeries {
  static final long KEPT_MILLIS = 15 * 60 * 1000L;
  private static final int MOST_ROWS = 1_000;
  private static final long NOTE_SEEN_EVERY_MILLIS = 5 * 60 * 1000L;

  private final int source;
  private final SeriesBook book;
  private final Deque<SampleRow> recent = new ArrayDeque<>();
  private final List<SampleRow> unwritten = new ArrayList<>();
  private long completeFrom;
  private long noteSeenAt;

  BotSeries(int source, List<StoredSeries> known, List<SampleRow> rows, long completeFrom) {
    this.source = source;
    this.book = new SeriesBook(known);
    this.recent.addAll(rows);
    this.completeFrom = completeFrom;
  }

  public int source() {
    return source;
  }

  /** The slot of the series; empty when there is no room for another. */
  public OptionalInt slot(SeriesKey key, Instant now) {
    return book.slot(key, now);
  }

  /** The slot of a series of the platform's own, for which there always is room. */
  public int ownSlot(SeriesKey key, Instant now) {
    return book.ownSlot(key, now);
  }

  /** Changes when slots were forgotten, so that who remembers slots must ask again. */
  public int generation() {
    return book.generation();
  }

  public void describe(Map<String, Description> descriptions) {
    book.describe(descriptions);
  }

  /** Takes a scrape, which is newer than all before, to memory and to what is to be written. */
  public void add(SampleRow row) {
    synchronized (this) {
      if (row.atMillis() >= noteSeenAt) {
        Instant at = Instant.ofEpochMilli(row.atMillis());
        SlotValues.decode(row.values(), (slot, _) -> book.seen(slot, at));
        noteSeenAt = row.atMillis() + NOTE_SEEN_EVERY_MILLIS;
      }
      recent.addLast(row);
      unwritten.add(row);
      while (recent.size() > MOST_ROWS
          || recent.getFirst().atMillis() < row.atMillis() - KEPT_MILLIS) {
        completeFrom = recent.removeFirst().atMillis() + 1;
      }
    }
  }

  /** What is not written down yet, null when there is nothing; whoever takes it must write it. */
  synchronized SampleBatch.@Nullable OfBot takeUnwritten() {
    if (unwritten.isEmpty()) {
      return null;
    }
    SampleBatch.OfBot taken = book.takeChanges(source, unwritten);
    unwritten.clear();
    return taken;
  }

  List<StoredSeries> select(SeriesSelector selector) {
    return book.select(selector);
  }

  /** The series of the newest scrape. */
  synchronized List<StoredSeries> current() {
    List<Integer> slots = new ArrayList<>();
    if (!recent.isEmpty()) {
      SlotValues.decode(recent.getLast().values(), (slot, _) -> slots.add(slot));
    }
    return book.at(slots);
  }

  /** The rows in {@code [from, to]} if memory has all there are of them, else null. */
  synchronized @Nullable List<SampleRow> rows(long from, long to) {
    return from < completeFrom ? null : recentRows(from, to);
  }

  /** The rows in {@code [from, to]} that memory has. */
  synchronized List<SampleRow> recentRows(long from, long to) {
    return recent.stream().filter(row -> row.atMillis() >= from && row.atMillis() <= to).toList();
  }
}
