package dev.firedrill.app.bench.alarms;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.notify.DeliveryEnded;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.BotScraped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When each stage of the way to a pager was reached, per bot: the first sample that crosses, the
 * committed transition with its page, and the first delivery that is recorded as ended. Events come
 * after the commit that they tell of.
 */
final class Journey {
  /** What is known of one bot; null until it happened. */
  static final class Stages {
    private final Instant crossedAt;
    private volatile @Nullable Instant sampled;
    private volatile @Nullable Instant paged;
    private volatile @Nullable Instant delivered;

    Stages(Instant crossedAt) {
      this.crossedAt = crossedAt;
    }

    boolean isDelivered() {
      return delivered != null;
    }
  }

  /** Seconds from the end of the datapoint that crosses, and from its first bad sample. */
  record Seconds(double toPage, double toDelivery, double sampleToDelivery) {}

  private final InstantSource clock;
  private final Map<TeamEnvironment, Stages> stages = new ConcurrentHashMap<>();

  Journey(DomainEvents events, InstantSource clock) {
    this.clock = clock;
    events.subscribe(BotScraped.class, this::scraped);
    events.subscribe(AlarmChanged.class, this::changed);
    events.subscribe(DeliveryEnded.class, this::delivered);
  }

  /** These bots will cross; their stages begin anew. */
  void expect(Collection<TeamEnvironment> bots) {
    stages.clear();
    Instant now = clock.instant();
    bots.forEach(bot -> stages.put(bot, new Stages(now)));
  }

  private void scraped(BotScraped event) {
    Stages of = stages.get(event.bot());
    if (of != null && of.sampled == null && event.up() && event.at().isAfter(of.crossedAt)) {
      of.sampled = event.at();
    }
  }

  private void changed(AlarmChanged event) {
    Stages of = stages.get(event.bot());
    if (of != null && of.paged == null && event.to() == AlarmState.ALARM) {
      of.paged = clock.instant();
    }
  }

  private void delivered(DeliveryEnded event) {
    Stages of = stages.get(TeamEnvironment.production(event.team()));
    if (of != null && of.delivered == null) {
      of.delivered = clock.instant();
    }
  }

  long delivered() {
    return stages.values().stream().filter(Stages::isDelivered).count();
  }

  /** Empty while it is not at its end. */
  Optional<Seconds> seconds(TeamEnvironment bot, Duration period) {
    Stages of = stages.get(bot);
    if (of == null) {
      return Optional.empty();
    }
    Instant sampled = of.sampled;
    Instant paged = of.paged;
    Instant delivered = of.delivered;
    if (sampled == null || paged == null || delivered == null) {
      return Optional.empty();
    }
    long length = period.toSeconds();
    Instant end =
        Instant.ofEpochSecond((Math.floorDiv(sampled.getEpochSecond(), length) + 1) * length);
    return Optional.of(
        new Seconds(between(end, paged), between(end, delivered), between(sampled, delivered)));
  }

  private static double between(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
