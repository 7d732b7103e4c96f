package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.BotConnectionChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts, on this server, what passes between bots and the gateway: five seconds at a time, for the
 * last hour. Thread-safe and cheap enough for every call.
 */
public final class GatewayCounts implements Disturbed {
  static final Duration SLICE = Duration.ofSeconds(5);
  static final Duration KEPT = Duration.ofHours(1);

  private static final class CallCount {
    private long calls;
    private long hits;
    private long errors;
    private final SparseTimes times = new SparseTimes();
  }

  private static final class Slice {
    private final long number;
    private final Map<String, CallCount> methods = new HashMap<>(4);
    private long dropped;
    private long duplicated;
    private long late;
    private long connections;

    Slice(long number) {
      this.number = number;
    }

    CallCount method(String name) {
      return methods.computeIfAbsent(name, _ -> new CallCount());
    }
  }

  /** Of one bot, oldest first; its own lock. */
  private static final class Tally {
    private final Deque<Slice> slices = new ArrayDeque<>();
    private final Map<String, Integer> open = new HashMap<>();
  }

  private final InstantSource clock;
  private final Map<TeamEnvironment, Tally> bots = new ConcurrentHashMap<>();

  public GatewayCounts(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void call(TeamEnvironment bot, String method) {
    Tally tally = tally(bot);
    synchronized (tally) {
      now(tally).method(method).hits++;
    }
  }

  @Override
  public void event(TeamEnvironment bot, Interference.EventFate fate) {
    Tally tally = tally(bot);
    synchronized (tally) {
      Slice slice = now(tally);
      switch (fate) {
        case Interference.EventFate.Told _ -> {}
        case Interference.EventFate.Dropped _ -> slice.dropped++;
        case Interference.EventFate.Doubled _ -> slice.duplicated++;
        case Interference.EventFate.Late _ -> slice.late++;
      }
    }
  }

  /** A call was answered after so long, with an error or not. */
  public void answered(TeamEnvironment bot, String method, Duration took, boolean failed) {
    Tally tally = tally(bot);
    synchronized (tally) {
      CallCount count = now(tally).method(method);
      count.calls++;
      count.times.add(took);
      if (failed) {
        count.errors++;
      }
    }
  }

  /** The number of connections of a track changed. */
  public void connections(BotConnectionChanged changed) {
    Tally tally = tally(changed.bot());
    synchronized (tally) {
      int before =
          Objects.requireNonNullElse(
              tally.open.put(changed.track(), changed.connections()), Integer.valueOf(0));
      if (changed.connections() > before) {
        now(tally).connections += changed.connections() - before;
      } else if (changed.connections() == 0) {
        tally.open.remove(changed.track());
      }
    }
  }

  /**
   * What was counted since then, in whole slices of five seconds from the one that begins next; of
   * these methods only, or of all when there are none.
   */
  public GatewayFigures since(TeamEnvironment bot, Instant since, Set<String> methods) {
    long first = Math.ceilDiv(since.toEpochMilli(), SLICE.toMillis());
    long calls = 0;
    long hits = 0;
    long errors = 0;
    long dropped = 0;
    long duplicated = 0;
    long late = 0;
    long connections = 0;
    long[] times = new long[SparseTimes.CLASSES];
    Tally tally = tally(bot);
    synchronized (tally) {
      for (Slice slice : tally.slices) {
        if (slice.number < first) {
          continue;
        }
        for (Map.Entry<String, CallCount> entry : slice.methods.entrySet()) {
          if (methods.isEmpty() || methods.contains(entry.getKey())) {
            CallCount count = entry.getValue();
            calls += count.calls;
            hits += count.hits;
            errors += count.errors;
            count.times.addTo(times);
          }
        }
        dropped += slice.dropped;
        duplicated += slice.duplicated;
        late += slice.late;
        connections += slice.connections;
      }
    }
    return new GatewayFigures(
        calls,
        hits,
        errors,
        calls == 0 ? null : SparseTimes.percentile(times, 0.95),
        dropped,
        duplicated,
        late,
        connections);
  }

  private Tally tally(TeamEnvironment bot) {
    return bots.computeIfAbsent(bot, _ -> new Tally());
  }

  private Slice now(Tally tally) {
    long number = Math.floorDiv(clock.millis(), SLICE.toMillis());
    Slice newest = tally.slices.peekLast();
    if (newest != null && newest.number >= number) {
      return newest;
    }
    Slice made = new Slice(number);
    tally.slices.addLast(made);
    long oldest = number - KEPT.dividedBy(SLICE);
    while (tally.slices.getFirst().number < oldest) {
      tally.slices.removeFirst();
    }
    return made;
  }
}
