package dev.firedrill.app.bench.alarms;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.notify.DeliveryEnded;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesSelector;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When each stage of the way to a pager was reached, per bot: the first stored sample that crosses,
 * the committed transition with its page, and the first delivery that is recorded as ended. Events
 * come after the commit that they tell of.
 */
final class Journey {
  /** What is known of one bot; null until it happened. */
  static final class Stages {
    private volatile @Nullable Instant paged;
    private volatile @Nullable Instant delivered;

    boolean isDelivered() {
      return delivered != null;
    }
  }

  /** Seconds from the end of the datapoint that crosses, and from its first bad sample. */
  record Seconds(double toPage, double toDelivery, double sampleToDelivery) {}

  private static final Duration LATELY = Duration.ofMinutes(2);
  private static final SeriesSelector CROSSING = new SeriesSelector("bot_queue_length", List.of());

  private final Metrics metrics;
  private final InstantSource clock;
  private final Map<TeamEnvironment, Stages> stages = new ConcurrentHashMap<>();

  Journey(DomainEvents events, Metrics metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
    events.subscribe(AlarmChanged.class, this::changed);
    events.subscribe(DeliveryEnded.class, this::delivered);
  }

  /** These bots will cross; their stages begin anew. */
  void expect(Collection<TeamEnvironment> bots) {
    stages.clear();
    bots.forEach(bot -> stages.put(bot, new Stages()));
  }

  /** When the first sample was taken that crosses. */
  private @Nullable Instant sampled(TeamEnvironment bot) {
    Instant now = clock.instant();
    for (Series series : metrics.series(bot, CROSSING, now.minus(LATELY), now)) {
      for (Sample sample : series.samples()) {
        if (sample.value() > 0) {
          return sample.at();
        }
      }
    }
    return null;
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
    Instant sampled = sampled(bot);
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
