package dev.firedrill.telemetry.logs;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the logs of all bots. Used by one thread. */
public final class LogCollector {
  private static final Logger LOG = LoggerFactory.getLogger(LogCollector.class);
  private static final int LOOK_EVERY = 5;
  private static final int DAYS_AHEAD = 2;

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
    for (TeamEnvironment bot : known) {
      try {
        tails
            .computeIfAbsent(bot, of -> new LogTail(of, runtime, store))
            .follow(clock.instant())
            .ifPresent(events::publish);
      } catch (RuntimeException failed) {
        LOG.warn("lines of {} could not be kept: {}", bot, failed.getMessage());
      }
    }
  }

  /** Opens the days to come and drops those that are not kept. */
  public void keep() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    store.openDays(today.minusDays(1), today.plusDays(DAYS_AHEAD));
    store.dropDays(today.minusDays(days));
  }
}
