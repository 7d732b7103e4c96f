package dev.firedrill.telemetry.metrics;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads from memory what is recent and from the store what is not. */
public final class StoredMetrics implements Metrics, PointSource {
  private static final int MOST_SERIES = 2_000;
  private static final int MOST_SAMPLES = 3_000_000;

  /**
   * So much is made up from samples where minutes are missing: a roller lags seconds, not hours.
   */
  private static final long UNROLLED_MILLIS = 2 * 60 * MinuteRow.LENGTH_MILLIS;

  private final MetricMemory memory;
  private final MetricStore store;
  private final MetricRetention retention;

  public StoredMetrics(MetricMemory memory, MetricStore store, MetricRetention retention) {
    this.memory = memory;
    this.store = store;
    this.retention = retention;
  }

  @Override
  public List<Series> series(
      TeamEnvironment bot, SeriesSelector selector, Instant from, Instant to) {
    return points(bot, selector, from, to, resolution(from, to)).stream()
        .map(Points::asSeries)
        .toList();
  }

  @Override
  public Resolution resolution(Instant from, Instant to) {
    Resolution bySize = Resolution.of(Duration.between(from, to));
    return bySize.isRaw() && from.toEpochMilli() < retention.samplesSince()
        ? new Resolution(1)
        : bySize;
  }

  @Override
  public List<Points> points(
      TeamEnvironment bot,
      SeriesSelector selector,
      Instant from,
      Instant to,
      Resolution resolution) {
    BotSeries series = memory.of(bot);
    List<StoredSeries> chosen = series.select(selector);
    if (chosen.isEmpty()) {
      return List.of();
    }
    Collector collector = new Collector(chosen, selector);
    if (resolution.isRaw()) {
      rows(series, from.toEpochMilli(), to.toEpochMilli()).forEach(collector::take);
    } else {
      long first = from.toEpochMilli() - MinuteRow.LENGTH_MILLIS + 1;
      store
          .minutes(series.source(), first, to.toEpochMilli(), resolution.minutes())
          .forEach(collector::take);
      // What is not rolled up yet, so that a chart ends at the present.
      long rolled = Math.max(collector.end, to.toEpochMilli() - UNROLLED_MILLIS);
      long since = Math.max(rolled, first);
      thinned(rows(series, since, to.toEpochMilli()), resolution.minutes())
          .forEach(collector::take);
    }
    return collector.points();
  }

  /**
   * The last row of each minute that would be read, and the newest: as far apart as minutes are.
   */
  private static List<SampleRow> thinned(List<SampleRow> rows, int every) {
    List<SampleRow> thinned = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long minute = minute(rows.get(i));
      boolean newest = i == rows.size() - 1;
      if (newest || (minute % every == 0 && minute(rows.get(i + 1)) != minute)) {
        thinned.add(rows.get(i));
      }
    }
    return thinned;
  }

  private static long minute(SampleRow row) {
    return Math.floorDiv(row.atMillis(), MinuteRow.LENGTH_MILLIS);
  }

  private static Failure tooMany(SeriesSelector selector, int count) {
    return Failure.invalid(
        "%s means %d series, and at most %d can be read at once; add a label to it."
            .formatted(selector, count, MOST_SERIES));
  }

  private List<SampleRow> rows(BotSeries series, long from, long to) {
    List<SampleRow> recent = series.rows(from, to);
    if (recent != null) {
      return recent;
    }
    List<SampleRow> newest = series.recentRows(from, to);
    long before = newest.isEmpty() ? to : newest.getFirst().atMillis() - 1;
    List<SampleRow> all = new ArrayList<>(store.rows(series.source(), from, before));
    all.addAll(newest);
    return all;
  }

  @Override
  public List<MetricFamily> families(TeamEnvironment bot) {
    Map<String, List<StoredSeries>> byName = new TreeMap<>();
    memory
        .of(bot)
        .current()
        .forEach(series ->
            byName.computeIfAbsent(series.key().name(), _ -> new ArrayList<>()).add(series));
    return byName.entrySet().stream()
        .map(family ->
            new MetricFamily(
                family.getKey(),
                family.getValue().getFirst().type(),
                family.getValue().getFirst().help(),
                family.getValue().stream().map(StoredSeries::key).sorted().toList()))
        .toList();
  }

  /** Gathers the samples of some slots. */
  private static final class Collector {
    /** By slot: every value of every row is looked up here, which a map would make dear. */
    private final @Nullable Points[] bySlot;

    private final int chosen;
    private final SeriesSelector selector;
    private int used;
    private int count;
    private long end;

    Collector(List<StoredSeries> chosen, SeriesSelector selector) {
      this.chosen = chosen.size();
      bySlot = new Points[chosen.stream().mapToInt(StoredSeries::slot).max().orElse(-1) + 1];
      chosen.forEach(series -> bySlot[series.slot()] = new Points(series.key()));
      this.selector = selector;
    }

    void take(SampleRow row) {
      SlotValues.decode(
          row.values(),
          this::isChosen,
          bySlot.length - 1,
          (slot, value) -> take(slot, row.atMillis(), value));
    }

    private boolean isChosen(int slot) {
      return slot < bySlot.length && bySlot[slot] != null;
    }

    void take(MinuteRow row) {
      end = row.atMillis() + MinuteRow.LENGTH_MILLIS;
      long at = end - 1;
      MinuteValues.decode(row.values(), slot -> take(slot.slot(), at, slot.last()));
    }

    private void take(int slot, long at, double value) {
      Points points = slot < bySlot.length ? bySlot[slot] : null;
      if (points == null) {
        return;
      }
      if (points.count() == 0 && ++used > MOST_SERIES) {
        throw tooMany(selector, chosen);
      }
      points.add(at, value);
      if (++count > MOST_SAMPLES) {
        throw Failure.invalid(
            "This reads more than 3,000,000 samples; choose fewer series or a shorter time.");
      }
    }

    List<Points> points() {
      return Arrays.stream(bySlot)
          .filter(Objects::nonNull)
          .filter(points -> points.count() > 0)
          .sorted(Comparator.comparing(Points::key))
          .toList();
    }
  }
}
