package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.BotScraped;
import dev.firedrill.telemetry.metrics.MetricMemory;
import dev.firedrill.telemetry.metrics.scrape.BotScrape.Answered;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Scrapes bots: all running instances of one, one after the other. */
public final class Scraper implements ScrapeStatuses {
  /** As with an exporter that is dead. */
  private static final MetricsFetch.Answer NOBODY =
      new MetricsFetch.Answer.Failed("The bot listens for nobody on the port that it was given.");

  private final BotRuntime runtime;
  private final Bots bots;
  private final MetricsFetch fetch;
  private final MetricMemory memory;
  private final DomainEvents events;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Predicate<TeamEnvironment> hidden;
  private final Map<TeamEnvironment, BotScrape> scrapes = new ConcurrentHashMap<>();
  private final Map<TeamEnvironment, ScrapeStatus> statuses = new ConcurrentHashMap<>();

  /** As the other one, with nothing that stands between it and its bots. */
  public Scraper(
      BotRuntime runtime,
      Bots bots,
      MetricsFetch fetch,
      MetricMemory memory,
      DomainEvents events,
      InstantSource clock,
      LongSupplier nanoTime) {
    this(runtime, bots, fetch, memory, events, clock, nanoTime, _ -> false);
  }

  /** {@code hidden} says whether a scrape of this bot now reaches nobody, drawn for each. */
  public Scraper(
      BotRuntime runtime,
      Bots bots,
      MetricsFetch fetch,
      MetricMemory memory,
      DomainEvents events,
      InstantSource clock,
      LongSupplier nanoTime,
      Predicate<TeamEnvironment> hidden) {
    this.runtime = runtime;
    this.bots = bots;
    this.fetch = fetch;
    this.memory = memory;
    this.events = events;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.hidden = hidden;
  }

  /** The bots that should run, with their instances, the oldest first. */
  public Map<TeamEnvironment, List<InstanceId>> targets() {
    Map<TeamEnvironment, List<InstanceId>> targets = new HashMap<>();
    bots.all().stream()
        .filter(status -> status.desired() == BotStatus.Desired.RUNNING)
        .forEach(status -> targets.put(status.bot(), new ArrayList<>()));
    runtime.running().stream()
        .sorted(Comparator.comparingLong(InstanceId::deployment))
        .forEach(instance ->
            Optional.ofNullable(targets.get(instance.bot())).ifPresent(of -> of.add(instance)));
    statuses.keySet().retainAll(targets.keySet());
    return targets;
  }

  /** Asks the instances of a bot; not twice at the same time for the same bot. */
  public void scrape(TeamEnvironment bot, List<InstanceId> instances) {
    BotScrape scrape = scrapes.computeIfAbsent(bot, of -> new BotScrape(memory.of(of)));
    Instant at = Instant.ofEpochMilli(clock.millis());
    boolean unreachable = hidden.test(bot);
    List<Answered> answers = new ArrayList<>();
    for (InstanceId instance : instances) {
      Optional<Integer> port = runtime.port(instance);
      if (port.isPresent()) {
        long begun = nanoTime.getAsLong();
        MetricsFetch.Answer answer = unreachable ? NOBODY : fetch.fetch(port.get());
        answers.add(
            new Answered(
                instances.size() > 1 ? instance.track() : null,
                answer,
                nanoTime.getAsLong() - begun));
      }
    }
    ScrapeStatus status = scrape.take(at, answers);
    statuses.put(bot, status);
    events.publish(new BotScraped(bot, at, status.up()));
  }

  @Override
  public ScrapeStatus of(TeamEnvironment bot) {
    return statuses.getOrDefault(bot, ScrapeStatus.NEVER);
  }
}
