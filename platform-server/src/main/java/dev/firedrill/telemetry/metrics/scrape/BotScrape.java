package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.metrics.BotSeries;
import dev.firedrill.telemetry.metrics.SampleRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of what the instances of one bot answer. Used by one thread at a time. A NaN is a gap;
 * of a series that is there twice the first counts; at most 2,000 series are taken.
 */
public final class BotScrape {
  static final int MOST_SERIES = 2_000;

  /** What an instance answered after so many nanoseconds; the track is null when it is alone. */
  public record Answered(@Nullable String track, MetricsFetch.Answer answer, long nanos) {}

  private final BotSeries series;
  private final RowBuilder row = new RowBuilder();
  private final Map<String, InstanceSeries> instances = new HashMap<>();
  private final Map<String, Integer> ownSlots = new HashMap<>();
  private int generation;

  public BotScrape(BotSeries series) {
    this.series = series;
    this.generation = series.generation();
  }

  /** Takes the answers of all instances to the series of the bot. */
  public ScrapeStatus take(Instant at, List<Answered> answers) {
    if (generation != series.generation()) {
      instances.clear();
      ownSlots.clear();
      generation = series.generation();
    }
    instances.keySet().retainAll(answers.stream().map(BotScrape::name).toList());
    row.begin();
    boolean up = false;
    String problem = null;
    for (Answered answered : answers) {
      Found found = found(answered, at);
      up |= found.up();
      problem = problem == null ? found.problem() : problem;
    }
    if (answers.isEmpty()) {
      own("up", null, 0, at);
      problem = "No instance of the bot is running, so there is nobody to ask.";
    }
    SampleRow taken = row.row(at.toEpochMilli());
    series.add(taken);
    return new ScrapeStatus(up, at, problem);
  }

  private record Found(boolean up, @Nullable String problem) {}

  private Found found(Answered answered, Instant at) {
    String track = answered.track();
    Found found =
        switch (answered.answer()) {
          case MetricsFetch.Answer.Failed(String reason) -> {
            own("up", track, 0, at);
            yield new Found(false, reason);
          }
          case MetricsFetch.Answer.Text body -> {
            InstanceSeries instance =
                instances.computeIfAbsent(name(answered), _ -> new InstanceSeries(series, track));
            instance.read(body, row, at);
            own("up", track, 1, at);
            own("scrape_samples_scraped", track, instance.scraped(), at);
            own("scrape_samples_dropped", track, instance.dropped(), at);
            yield new Found(true, instance.end());
          }
        };
    own("scrape_duration_seconds", track, answered.nanos() / 1e9, at);
    return found;
  }

  private void own(String name, @Nullable String track, double value, Instant at) {
    Integer slot = ownSlots.get(track == null ? name : name + track);
    if (slot == null) {
      TreeMap<String, String> labels = new TreeMap<>();
      if (track != null) {
        labels.put("track", track);
      }
      slot = series.ownSlot(new SeriesKey(name, labels), at);
      ownSlots.put(track == null ? name : name + track, slot);
    }
    row.add(slot, value);
  }

  private static String name(Answered answered) {
    return answered.track() == null ? "" : answered.track();
  }
}
