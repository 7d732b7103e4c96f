package dev.firedrill.traffic.crowd;

import dev.firedrill.traffic.Stretch;
import dev.firedrill.traffic.Stretches.Kept;
import dev.firedrill.traffic.Window;
import dev.firedrill.traffic.profile.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stretch that this server brings about: which arrival is next and what became of the others. The
 * arrivals are of one thread, the counts of any.
 */
final class Running {
  private static final class Count {
    long intended;
    long sent;
    long dropped;
    long again;
    long lateMs;
    boolean isDirty = true;
  }

  private final Stretch stretch;
  private final Arrivals arrivals;
  private final NavigableMap<Instant, Count> counts = new TreeMap<>();
  private final AtomicInteger sending = new AtomicInteger();
  private volatile Instant end;
  private volatile Instant next;
  private long index = -1;

  Running(Kept kept, Arrivals arrivals) {
    this.stretch = kept.stretch();
    this.arrivals = arrivals;
    this.end = kept.end();
    this.next = draw();
  }

  Stretch stretch() {
    return stretch;
  }

  Instant end() {
    return end;
  }

  /** It may have been stopped meanwhile. */
  void see(Kept kept) {
    end = kept.end();
  }

  boolean isOver(Instant now) {
    return !end.isAfter(now);
  }

  /** When the next user comes; {@link Instant#MAX} when nobody comes any more. */
  Instant next() {
    return next.isBefore(end) ? next : Instant.MAX;
  }

  /** How many came before the next. */
  long index() {
    return index;
  }

  /** Counts the next as intended and goes on to the one after. */
  void pass() {
    intend(next);
    next = draw();
  }

  private Instant draw() {
    index++;
    double seconds = arrivals.next();
    return seconds > stretch.length().toSeconds() + 1.0
        ? Instant.MAX
        : stretch.from().plus(Duration.ofNanos((long) (seconds * 1e9)));
  }

  private synchronized void intend(Instant at) {
    Count count = count(at);
    count.intended++;
  }

  synchronized void sent(Instant at, Duration lateness) {
    Count count = count(at);
    count.sent++;
    count.lateMs = Math.max(count.lateMs, Math.max(0, lateness.toMillis()));
  }

  synchronized void dropped(Instant at) {
    count(at).dropped++;
  }

  synchronized void again(Instant at) {
    count(at).again++;
  }

  /** True when one more may be on its way; it is then. */
  boolean begin(int most) {
    if (sending.incrementAndGet() <= most) {
      return true;
    }
    sending.decrementAndGet();
    return false;
  }

  void done() {
    sending.decrementAndGet();
  }

  boolean isIdle() {
    return sending.get() == 0;
  }

  private Count count(Instant at) {
    Count count = counts.computeIfAbsent(Window.floor(at), _ -> new Count());
    count.isDirty = true;
    return count;
  }

  /**
   * What was not taken before, as {@code Stretches.count} wants it; {@link #undo} takes it back.
   */
  synchronized List<Window> take() {
    List<Window> taken = new ArrayList<>();
    counts.forEach((at, count) -> {
      if (count.isDirty) {
        taken.add(
            new Window(
                stretch.operationKey(),
                at,
                count.intended,
                count.sent,
                count.dropped,
                count.again,
                count.lateMs));
        count.sent = 0;
        count.dropped = 0;
        count.again = 0;
        count.isDirty = false;
      }
    });
    return taken;
  }

  /** These could not be stored. */
  synchronized void undo(List<Window> windows) {
    for (Window window : windows) {
      Count count = count(window.at());
      count.sent += window.sent();
      count.dropped += window.dropped();
      count.again += window.again();
    }
  }
}
