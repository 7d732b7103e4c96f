package dev.firedrill.slo.probe;

import dev.firedrill.slo.CommandTally;
import dev.firedrill.slo.SliSlice;
import java.util.NavigableMap;

/**
 * The outcomes, and the requests that could be sent, in a window over the seconds of a ledger that
 * moves with the clock. It is changed by what comes and goes, not added up anew each second.
 */
final class RollingSum {
  private final NavigableMap<Long, SliSlice> seconds;
  private long from;
  private long to;
  private CommandTally tally = CommandTally.NONE;
  private long sent;

  RollingSum(NavigableMap<Long, SliSlice> seconds) {
    this.seconds = seconds;
  }

  /** Moves to the seconds from {@code from} until before {@code to}. */
  RollingSum moveTo(long newFrom, long newTo) {
    if (newFrom < from || newTo < to || newFrom > to) {
      // Far away, or back: the clock was set.
      tally = CommandTally.NONE;
      sent = 0;
      seconds.subMap(newFrom, true, newTo, false).values().forEach(this::add);
    } else {
      seconds.subMap(from, true, newFrom, false).values().forEach(this::remove);
      seconds.subMap(to, true, newTo, false).values().forEach(this::add);
    }
    from = newFrom;
    to = newTo;
    return this;
  }

  /** A second of the ledger is another now. */
  void changed(long second, SliSlice before, SliSlice after) {
    if (second >= from && second < to) {
      remove(before);
      add(after);
    }
  }

  /** A second goes from the ledger. */
  void gone(long second, SliSlice slice) {
    if (second >= from && second < to) {
      remove(slice);
    }
  }

  private void add(SliSlice slice) {
    tally = tally.plus(slice.all());
    sent += slice.asked() - slice.platformErrors();
  }

  private void remove(SliSlice slice) {
    tally = tally.minus(slice.all());
    sent -= slice.asked() - slice.platformErrors();
  }

  CommandTally tally() {
    return tally;
  }

  long sent() {
    return sent;
  }
}
