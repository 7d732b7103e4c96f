package dev.firedrill.telemetry.logs;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the logs of all bots. Used by one thread. */
public final class LogCollector {
  private static final Logger LOG = LoggerFactory.getLogger(LogCollector.class);
  private static final int LOOK_EVERY = 5;
  private static final int DAYS_AHEAD = 2;

  /** In one statement. */
  private static final int MOST_LINES = 2_000;

  private final Bots bots;
  private final BotRuntime runtime;
  private final LogStore store;
  private final DomainEvents events;
  private final InstantSource clock;
  private final int days;
  private final Map<TeamEnvironment, LogTail> tails = new HashMap<>();
  private List<TeamEnvironment> known = List.of();
  private int rounds;

  public LogCollector(
      Bots bots,
      BotRuntime runtime,
      LogStore store,
      DomainEvents events,
      InstantSource clock,
      int days) {
    this.bots = bots;
    this.runtime = runtime;
    this.store = store;
    this.events = events;
    this.clock = clock;
    this.days = days;
  }

  /** Keeps what is new of every bot; one that fails does not disturb the others. */
  public void collect() {
    if (rounds++ % LOOK_EVERY == 0) {
      known = bots.all().stream().map(BotStatus::bot).toList();
    }
    List<LogBatch> batches = new ArrayList<>();
    int lines = 0;
    for (TeamEnvironment bot : known) {
      try {
        Optional<LogBatch> read =
            tails.computeIfAbsent(bot, of -> new LogTail(of, runtime, store)).read(clock.instant());
        if (read.isPresent()) {
          batches.add(read.get());
          lines += read.get().lines().size();
        }
      } catch (RuntimeException failed) {
        LOG.warn("lines of {} could not be read: {}", bot, failed.getMessage());
      }
      if (lines >= MOST_LINES) {
        keep(batches);
        batches.clear();
        lines = 0;
      }
    }
    keep(batches);
  }

  /** All at once, which costs little more than one; by themselves when one of them is refused. */
  private void keep(List<LogBatch> batches) {
    if (batches.isEmpty()) {
      return;
    }
    try {
      Map<TeamEnvironment, Long> newest = store.append(batches);
      batches.forEach(batch -> {
        long last = newest.getOrDefault(batch.bot(), 0L);
        events.publish(tail(batch).kept(batch, last));
      });
    } catch (RuntimeException failed) {
      if (batches.size() > 1) {
        batches.forEach(batch -> keep(List.of(batch)));
      } else {
        LOG.warn(
            "lines of {} could not be kept: {}", batches.getFirst().bot(), failed.getMessage());
      }
    }
  }

  private LogTail tail(LogBatch batch) {
    return Objects.requireNonNull(tails.get(batch.bot()));
  }

  /** Opens the days to come and drops those that are not kept. */
  public void keep() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    store.openDays(today.minusDays(1), today.plusDays(DAYS_AHEAD));
    store.dropDays(today.minusDays(days));
  }
}
