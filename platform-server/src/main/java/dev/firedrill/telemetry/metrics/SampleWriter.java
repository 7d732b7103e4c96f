package dev.firedrill.telemetry.metrics;

import dev.firedrill.kernel.IdSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was scraped, all bots' together. While the database cannot be reached, what is new
 * waits in memory, at most 32 MB; beyond, the oldest samples are given up and counted. A batch
 * whose fate is unknown is written again under its id, so it is never stored twice.
 */
public final class SampleWriter {
  private static final Logger LOG = LoggerFactory.getLogger(SampleWriter.class);
  private static final long MOST_BYTES = 32L << 20;
  private static final int ROW_OVERHEAD = 64;

  private final MetricMemory memory;
  private final MetricStore store;
  private final IdSource ids;
  private final Deque<SampleBatch> waiting = new ArrayDeque<>();
  private long givenUp;
  private boolean failing;

  public SampleWriter(MetricMemory memory, MetricStore store, IdSource ids) {
    this.memory = memory;
    this.store = store;
    this.ids = ids;
  }

  /** Writes all that is new; returns whether nothing waits any more. */
  public synchronized boolean flush() {
    List<SampleBatch.OfBot> fresh =
        memory.all().stream().map(BotSeries::takeUnwritten).filter(Objects::nonNull).toList();
    if (!fresh.isEmpty()) {
      waiting.addLast(new SampleBatch(ids.next(), fresh));
    }
    try {
      while (!waiting.isEmpty()) {
        store.append(waiting.getFirst());
        waiting.removeFirst();
      }
      if (failing) {
        LOG.info("samples are written again");
      }
      failing = false;
    } catch (RuntimeException unreachable) {
      if (!failing) {
        LOG.warn("samples wait for the database: {}", unreachable.getMessage());
      }
      failing = true;
      bound();
    }
    return waiting.isEmpty();
  }

  /** How many scrapes were given up because the database was away for too long. */
  public synchronized long givenUp() {
    return givenUp;
  }

  /** Gives up rows only: a series that is not written would make later rows unreadable. */
  private void bound() {
    long bytes = waiting.stream().mapToLong(SampleWriter::bytes).sum();
    Deque<SampleBatch> kept = new ArrayDeque<>();
    for (SampleBatch batch : waiting) {
      // The oldest may be stored already, but is then found by its id all the same.
      if (bytes > MOST_BYTES) {
        bytes -= bytes(batch);
        givenUp += batch.bots().stream().mapToLong(bot -> bot.rows().size()).sum();
        kept.addLast(withoutRows(batch));
      } else {
        kept.addLast(batch);
      }
    }
    waiting.clear();
    waiting.addAll(kept);
  }

  private static SampleBatch withoutRows(SampleBatch batch) {
    return new SampleBatch(
        batch.id(),
        batch.bots().stream()
            .filter(bot -> !bot.series().isEmpty() || !bot.forgotten().isEmpty())
            .map(bot ->
                new SampleBatch.OfBot(bot.source(), bot.series(), bot.forgotten(), List.of()))
            .toList());
  }

  private static long bytes(SampleBatch batch) {
    return batch.bots().stream()
        .flatMap(bot -> bot.rows().stream())
        .mapToLong(row -> row.values().length + ROW_OVERHEAD)
        .sum();
  }
}
