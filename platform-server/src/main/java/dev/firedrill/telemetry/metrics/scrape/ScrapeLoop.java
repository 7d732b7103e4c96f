package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scrapes every bot once in each period, spread over it, each in a virtual thread of its own, so
 * that a bot that answers slowly holds up no other.
 */
public final class ScrapeLoop implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(ScrapeLoop.class);
  private static final int PARTS = 10;
  private static final long PATIENCE_SECONDS = 5;

  private final Scraper scraper;
  private final Duration period;
  private final Set<TeamEnvironment> busy = ConcurrentHashMap.newKeySet();
  private Map<TeamEnvironment, List<InstanceId>> targets = Map.of();
  private int part;
  private @Nullable ScheduledExecutorService thread;

  public ScrapeLoop(Scraper scraper, Duration period) {
    this.scraper = scraper;
    this.period = period;
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("scrape").daemon().factory());
    thread = started;
    long step = period.dividedBy(PARTS).toMillis();
    Future<?> _ = started.scheduleAtFixedRate(this::tick, step, step, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      if (part % (PARTS / 2) == 0) {
        WorkLane.runs(() -> targets = scraper.targets());
      }
      targets.forEach((bot, instances) -> {
        if (Math.floorMod(bot.hashCode(), PARTS) == part && busy.add(bot)) {
          Thread.ofVirtual().name("scrape-" + bot).start(() -> scrape(bot, instances));
        }
      });
      part = (part + 1) % PARTS;
    } catch (RuntimeException failed) {
      // The edge of the thread: the next tick tries again.
      LOG.warn("bots could not be scraped: {}", failed.getMessage());
    }
  }

  private void scrape(TeamEnvironment bot, List<InstanceId> instances) {
    try {
      WorkLane.runs(() -> scraper.scrape(bot, instances));
    } catch (RuntimeException failed) {
      // The edge of the thread: one bot must not keep the others from being scraped.
      LOG.warn("{} could not be scraped: {}", bot, failed.getMessage());
    } finally {
      busy.remove(bot);
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService stopped;
    synchronized (this) {
      stopped = thread;
      thread = null;
    }
    if (stopped == null) {
      return;
    }
    stopped.shutdown();
    try {
      if (!stopped.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stopped.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      stopped.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
