package dev.firedrill.bot.process.os;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Adds up the time of cores that the processes of one instance use, also those that have ended. */
public final class CpuMeter {
  /** What the kernel calls USER_HZ: the same wherever Linux runs a JVM. */
  private static final double TICKS_PER_SECOND = 100;

  private static final double NANOS_PER_SECOND = 1e9;

  private record Sample(long nanos, long ticks) {}

  private final long keepNanos;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private Map<Long, OsProcess> before = new HashMap<>();
  private long used;

  /** {@code longest} is the longest time that will be asked for. */
  public CpuMeter(Duration longest) {
    this.keepNanos = longest.toNanos();
  }

  /** Takes what the processes of the instance show at this moment. */
  public void take(long nanos, List<OsProcess> members) {
    Map<Long, OsProcess> now = new HashMap<>();
    long own = 0;
    long ofChildren = 0;
    for (OsProcess member : members) {
      OsProcess known = before.get(member.pid());
      if (known != null && known.sameAs(member)) {
        before.remove(member.pid());
        own -= known.cpuTicks();
        ofChildren -= known.childTicks();
      }
      own += member.cpuTicks();
      ofChildren += member.childTicks();
      now.put(member.pid(), member);
    }
    // What ended was counted while it ran; now the kernel adds it to its parent.
    long counted =
        before.values().stream().mapToLong(gone -> gone.cpuTicks() + gone.childTicks()).sum();
    used += Math.max(0, own) + Math.max(0, ofChildren - counted);
    before = now;
    samples.addLast(new Sample(nanos, used));
    while (samples.size() > 2 && nanos - second().nanos() >= keepNanos) {
      samples.removeFirst();
    }
  }

  private Sample second() {
    var all = samples.iterator();
    all.next();
    return all.next();
  }

  /** How many cores were busy on the average of this time; empty until it has passed. */
  public OptionalDouble cores(Duration window) {
    Sample last = samples.peekLast();
    if (last == null) {
      return OptionalDouble.empty();
    }
    Sample first = null;
    for (Sample each : samples) {
      if (last.nanos() - each.nanos() < window.toNanos()) {
        break;
      }
      first = each;
    }
    return first == null || first.nanos() == last.nanos()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (last.ticks() - first.ticks())
                / TICKS_PER_SECOND
                / ((last.nanos() - first.nanos()) / NANOS_PER_SECOND));
  }
}
