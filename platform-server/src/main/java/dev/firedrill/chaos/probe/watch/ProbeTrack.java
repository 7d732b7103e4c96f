package dev.firedrill.chaos.probe.watch;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.ProbeReading.State;
import dev.firedrill.scenarios.ProbeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one probe of one team: when the next is due, and which of them are written down.
 * Those are each change, the sample before it, one at least every half minute, and the last.
 */
final class ProbeTrack {
  /** What is not written down yet is lost when a server dies, so twice in a minute. */
  static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);

  /** While nothing can be written down. */
  private static final int OWED_AT_MOST = 100;

  /** What is to be written down, and whether the state changed by it. */
  record Note(ProbeReading reading, boolean changed) {}

  private final String name;
  private final ProbeSpec spec;
  private final List<Note> owed = new ArrayList<>();
  private final Object pen = new Object();
  private Instant next;
  private boolean busy;
  private @Nullable ProbeReading noted;
  private @Nullable ProbeReading last;
  private @Nullable ProbeReading lastButOne;
  private long samples;
  private long gaps;

  /**
   * {@code before} is the newest that stands in evidence, of another server or an earlier life;
   * what was due since then counts as missing.
   */
  ProbeTrack(String name, ProbeSpec spec, Instant first, @Nullable ProbeReading before) {
    this.name = name;
    this.spec = spec;
    this.next = first;
    this.noted = before;
    if (before != null) {
      samples = before.samples();
      long due = Duration.between(before.endedAt(), first).dividedBy(spec.every());
      gaps = before.gaps() + Math.max(0, due - 1);
    }
  }

  String name() {
    return name;
  }

  ProbeSpec spec() {
    return spec;
  }

  /** Whether a sample is to be taken now; those that were missed count as gaps. */
  synchronized boolean begin(Instant now) {
    if (busy || now.isBefore(next)) {
      return false;
    }
    long missed = Duration.between(next, now).dividedBy(spec.every());
    gaps += missed;
    next = next.plus(spec.every().multipliedBy(missed + 1));
    busy = true;
    return true;
  }

  synchronized void done() {
    busy = false;
  }

  synchronized void add(State state, Map<String, Object> result, Instant endedAt) {
    ProbeReading before = last;
    boolean goesOn =
        before != null
            && before.state() == state
            && Duration.between(before.endedAt(), endedAt).compareTo(before.reach()) <= 0;
    samples++;
    gaps += state == State.UNKNOWN ? 1 : 0;
    ProbeReading reading =
        new ProbeReading(
            name,
            state,
            spec.expect(),
            result,
            spec.every(),
            before != null && goesOn ? before.from() : endedAt,
            endedAt,
            samples,
            gaps);
    if (!goesOn) {
      noteLast(Instant.MAX);
    }
    lastButOne = before;
    last = reading;
    if (!goesOn || isOld(endedAt)) {
      note(reading);
    }
  }

  private boolean isOld(Instant now) {
    return noted == null || !now.isBefore(noted.endedAt().plus(WRITTEN_EVERY));
  }

  /** The last sample before the end is written down as well, if it is not yet. */
  synchronized void noteLast(Instant end) {
    ProbeReading newest = last != null && last.endedAt().isBefore(end) ? last : lastButOne;
    if (newest != null
        && newest.endedAt().isBefore(end)
        && (noted == null || noted.endedAt().isBefore(newest.endedAt()))) {
      note(newest);
    }
  }

  private void note(ProbeReading reading) {
    boolean changed = noted != null && noted.state() != reading.state();
    noted = reading;
    if (owed.size() == OWED_AT_MOST) {
      owed.removeFirst();
    }
    owed.add(new Note(reading, changed));
  }

  /**
   * Hands what is still to be written down, oldest first, to {@code book}, which says whether it
   * was; one at a time, so that nothing is handed out twice.
   */
  void writeOwed(Predicate<List<Note>> book) {
    synchronized (pen) {
      List<Note> notes;
      synchronized (this) {
        notes = List.copyOf(owed);
      }
      if (!notes.isEmpty() && book.test(notes)) {
        synchronized (this) {
          owed.removeAll(notes);
        }
      }
    }
  }
}
