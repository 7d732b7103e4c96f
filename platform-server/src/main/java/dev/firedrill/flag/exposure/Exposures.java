package dev.firedrill.flag.exposure;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts evaluations in memory until they are flushed. What was counted and not flushed when the
 * server is killed is lost: these are counts to look at, not evidence.
 */
public final class Exposures {
  /** How far back exposure is told. */
  public static final Duration WINDOW = Duration.ofHours(1);

  private static final Duration KEPT = Duration.ofHours(2);

  /** Bounds the memory of a flood of reports; more than that many variants are served by nobody. */
  private static final int MOST_CELLS = 100_000;

  private final ExposureStore store;
  private final InstantSource clock;
  private final Map<ExposureStore.Cell, Long> counted = new ConcurrentHashMap<>();

  public Exposures(ExposureStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** That a variant was served so many times, now. */
  public void count(TeamEnvironment owner, String key, String variant, long evaluations) {
    if (evaluations <= 0 || counted.size() >= MOST_CELLS) {
      return;
    }
    Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    counted.merge(new ExposureStore.Cell(owner, key, variant, minute), evaluations, Long::sum);
  }

  /** Writes down what was counted since the last time. */
  public void flush() {
    List<ExposureStore.Count> taken =
        List.copyOf(counted.keySet()).stream().map(this::take).toList();
    if (taken.isEmpty()) {
      return;
    }
    try {
      store.add(taken);
    } catch (RuntimeException failed) {
      taken.forEach(count -> counted.merge(count.cell(), count.evaluations(), Long::sum));
      throw failed;
    }
  }

  private ExposureStore.Count take(ExposureStore.Cell cell) {
    Long evaluations = counted.remove(cell);
    return new ExposureStore.Count(
        cell, evaluations == null ? 0 : evaluations); // one flush at a time
  }

  /** Forgets what nobody asks for any more. */
  public void forgetOld() {
    store.forget(clock.instant().minus(KEPT));
  }
}
