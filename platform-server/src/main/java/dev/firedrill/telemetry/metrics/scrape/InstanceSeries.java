package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.metrics.BotSeries;
import dev.firedrill.telemetry.metrics.text.ExpositionText;
import dev.firedrill.telemetry.metrics.text.SeriesText;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one instance tells, brought to slots; what is left out is counted and explained. */
final class InstanceSeries implements ExpositionText.Sink {
  /** What the platform says itself of a scrape. */
  private static final Set<String> OURS =
      Set.of("up", "scrape_duration_seconds", "scrape_samples_scraped", "scrape_samples_dropped");

  private static final String TRACK = "track";

  /** So that a bot that invents names all the time costs little. */
  private static final int MOST_UNKNOWN = 4_000;

  private final BotSeries series;
  private final @Nullable String track;
  private final SeriesCache cache = new SeriesCache();
  private final ExpositionText text = new ExpositionText();
  private MetricsFetch.Answer.@Nullable Text body;
  private @Nullable RowBuilder row;
  private Instant at = Instant.EPOCH;
  private int scraped;
  private int dropped;
  private int nonsense;
  private int firstNonsense;
  private int unknown;
  private boolean described;
  private @Nullable String reason;

  InstanceSeries(BotSeries series, @Nullable String track) {
    this.series = series;
    this.track = track;
  }

  /** Takes an answer to a row. */
  void read(MetricsFetch.Answer.Text answer, RowBuilder into, Instant time) {
    body = answer;
    row = into;
    at = time;
    scraped = 0;
    dropped = 0;
    nonsense = 0;
    unknown = 0;
    reason = null;
    text.read(answer.bytes(), answer.length(), this);
  }

  @Override
  public int sample(byte[] text, int from, int to, double value) {
    RowBuilder into = Objects.requireNonNull(row);
    if (isFull(into)) {
      return SeriesCache.REFUSED;
    }
    int slot = cache.find(text, from, to);
    if (slot == SeriesCache.UNKNOWN) {
      slot = meet(text, from, to);
    }
    if (slot < 0) {
      scraped++;
      dropped++;
    } else {
      take(into, slot, value);
    }
    return slot;
  }

  @Override
  public void again(int mark, double value) {
    RowBuilder into = Objects.requireNonNull(row);
    if (!isFull(into)) {
      take(into, mark, value);
    }
  }

  private boolean isFull(RowBuilder into) {
    if (into.count() < BotScrape.MOST_SERIES) {
      return false;
    }
    scraped++;
    drop("it tells more than " + BotScrape.MOST_SERIES + " series; the rest is left out");
    return true;
  }

  private void take(RowBuilder into, int slot, double value) {
    scraped++;
    if (!Double.isNaN(value) && !into.add(slot, value)) {
      drop("it tells a series twice; the first counts");
    }
  }

  @Override
  public void nonsense(int line) {
    firstNonsense = nonsense++ == 0 ? line : firstNonsense;
    dropped++;
  }

  private int meet(byte[] text, int from, int to) {
    if (++unknown > MOST_UNKNOWN) {
      because("it tells more than " + BotScrape.MOST_SERIES + " series; the rest is left out");
      return SeriesCache.REFUSED;
    }
    return switch (SeriesText.read(text, from, to)) {
      case SeriesText.Outcome.Refused(String why) -> {
        because("a series is left out because " + why);
        // Not remembered, so that it is explained at every scrape.
        yield SeriesCache.REFUSED;
      }
      case SeriesText.Outcome.Read(SeriesKey key) -> {
        if (OURS.contains(key.name())) {
          because("'" + key.name() + "' is a name that the platform uses itself");
          yield SeriesCache.REFUSED;
        }
        OptionalInt slot = series.slot(marked(key), at);
        if (slot.isEmpty()) {
          because(
              "it invents new series all the time, such as "
                  + key.name()
                  + "; a label must have few values");
          yield SeriesCache.REFUSED;
        }
        cache.put(text, from, to, slot.getAsInt());
        described = false;
        yield slot.getAsInt();
      }
    };
  }

  private SeriesKey marked(SeriesKey key) {
    if (track == null) {
      return key;
    }
    TreeMap<String, String> labels = new TreeMap<>(key.labels());
    String own = labels.put(TRACK, track);
    if (own != null) {
      labels.put("exported_" + TRACK, own);
    }
    return new SeriesKey(key.name(), labels);
  }

  private void drop(String why) {
    dropped++;
    because(why);
  }

  private void because(String why) {
    reason = reason == null ? why : reason;
  }

  int scraped() {
    return scraped;
  }

  int dropped() {
    return dropped;
  }

  /** Reads what is said of new series; what was left out and why, null when nothing was. */
  @Nullable String end() {
    MetricsFetch.Answer.Text answer = Objects.requireNonNull(body);
    if (!described) {
      series.describe(ExpositionText.descriptions(answer.bytes(), answer.length()));
      described = true;
    }
    body = null;
    row = null;
    if (answer.cut()) {
      return "The bot's /metrics is longer than 1 MiB; only the beginning is read.";
    }
    if (reason != null) {
      return "The bot's /metrics is not taken whole: " + reason + " (" + dropped + " left out).";
    }
    return nonsense == 0
        ? null
        : "Line %d of the bot's /metrics is not a sample (%d such lines); it is left out."
            .formatted(firstNonsense, nonsense);
  }
}
