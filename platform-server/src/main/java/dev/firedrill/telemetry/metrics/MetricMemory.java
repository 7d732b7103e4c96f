package dev.firedrill.telemetry.metrics;

import dev.firedrill.team.TeamEnvironment;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The series and recent scrapes of every bot that was asked for, loaded at the first question. */
public final class MetricMemory {
  private final MetricStore store;
  private final InstantSource clock;
  private final Map<TeamEnvironment, BotSeries> bots = new ConcurrentHashMap<>();

  public MetricMemory(MetricStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public BotSeries of(TeamEnvironment bot) {
    BotSeries known = bots.get(bot);
    if (known != null) {
      return known;
    }
    // Not while the map is locked: reading takes time, and reading twice does no harm.
    BotSeries loaded = load(bot);
    BotSeries first = bots.putIfAbsent(bot, loaded);
    return first == null ? loaded : first;
  }

  private BotSeries load(TeamEnvironment bot) {
    long now = clock.millis();
    long from = now - BotSeries.KEPT_MILLIS;
    int source = store.source(bot);
    List<SampleRow> rows = store.rows(source, from, now);
    return new BotSeries(source, store.series(source), rows, from);
  }

  Collection<BotSeries> all() {
    return List.copyOf(bots.values());
  }
}
