package dev.firedrill.slo.objective;

import dev.firedrill.slo.SliSlice;
import dev.firedrill.slo.SliStore;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what users met by the minute, judged by an objective. */
public final class JudgedMinutes {
  private static final Duration EXACT = Duration.ofMinutes(10);

  private final SliMinutes counts;
  private final SliStore store;
  private final SloSettings settings;

  public JudgedMinutes(SliMinutes counts, SliStore store, SloSettings settings) {
    this.counts = counts;
    this.store = store;
    this.settings = settings;
  }

  /** Clock minutes, by time. */
  public List<SliMinute> of(Objective objective, Instant from, Instant to) {
    Instant start = from.truncatedTo(ChronoUnit.MINUTES);
    List<SliMinute> minutes = counts.minutes(objective.bot(), start, to);
    return objective.judgesLatencyAs(settings)
        ? minutes
        : judged(objective, minutes, start, slices(objective.bot(), start, to));
  }

  /** Minutes that end at {@code to}, to the second where the window is short enough. */
  List<SliMinute> trailing(Objective objective, Duration window, Instant to) {
    Instant from = to.minus(window);
    if (window.compareTo(EXACT) > 0) {
      return of(objective, from, to);
    }
    Instant start = from.truncatedTo(ChronoUnit.SECONDS);
    List<SliMinute> minutes = counts.recent(objective.bot(), start, to);
    return objective.judgesLatencyAs(settings)
        ? minutes
        : judged(objective, minutes, start, store.seconds(objective.bot(), start, to));
  }

  private List<SliSlice> slices(TeamEnvironment bot, Instant from, Instant to) {
    List<SliSlice> minutes = store.minutes(bot, from, to);
    Instant tail = minutes.isEmpty() ? from : minutes.getLast().at().plus(SliMinute.LENGTH);
    List<SliSlice> all = new ArrayList<>(minutes);
    if (tail.isBefore(to)) {
      all.addAll(store.seconds(bot, tail, to));
    }
    return all;
  }

  /** The minutes are counted from {@code start} on. */
  private List<SliMinute> judged(
      Objective objective, List<SliMinute> minutes, Instant start, List<SliSlice> slices) {
    Map<Instant, List<SliSlice>> byMinute =
        slices.stream()
            .collect(
                Collectors.groupingBy(
                    slice -> minuteOf(slice.at(), start), TreeMap::new, Collectors.toList()));
    Map<Instant, SliMinute> known =
        minutes.stream().collect(Collectors.toMap(SliMinute::at, Function.identity()));
    List<SliMinute> judged = new ArrayList<>();
    byMinute.forEach((at, ofMinute) -> {
      SliMinute minute = known.get(at);
      if (minute != null) {
        SliSlice whole = SliSlice.merged(objective.bot(), at, ofMinute);
        judged.add(
            new SliMinute(
                minute.at(),
                minute.asked(),
                minute.platformErrors(),
                minute.latenessMs(),
                objective.judge(whole, settings).good(),
                whole.all().total()));
      }
    });
    return judged;
  }

  private static Instant minuteOf(Instant at, Instant start) {
    long minutes = Duration.between(start, at).dividedBy(SliMinute.LENGTH);
    return start.plus(SliMinute.LENGTH.multipliedBy(minutes));
  }
}
