package dev.firedrill.telemetry.alarm.evaluation;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogFilter;
import dev.firedrill.telemetry.Logs;
import dev.firedrill.telemetry.MetricFamily;
import dev.firedrill.telemetry.Metrics;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.UserSli;
import dev.firedrill.telemetry.alarm.AlarmDefinition;
import dev.firedrill.telemetry.alarm.AlarmSource;
import dev.firedrill.telemetry.alarm.AlarmSources;
import dev.firedrill.telemetry.alarm.Statistic;
import dev.firedrill.telemetry.query.Expressions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where datapoints come from. */
public final class Measures implements AlarmSources {
  /** A counter's value before the period is looked for so far back. */
  private static final Duration LOOK_BACK = Duration.ofSeconds(30);

  private static final Duration FINEST_STEP = Duration.ofSeconds(5);
  private static final int STEPS_OF_A_PERIOD = 60;

  private final Metrics metrics;
  private final Expressions expressions;
  private final Logs logs;
  private final UserSli users;

  public Measures(Metrics metrics, Expressions expressions, Logs logs, UserSli users) {
    this.metrics = metrics;
    this.expressions = expressions;
    this.logs = logs;
    this.users = users;
  }

  /** The datapoints of {@code count} periods of which the last ends at {@code end}. */
  List<Datapoint> points(TeamEnvironment bot, AlarmDefinition alarm, Instant end, int count) {
    Duration period = alarm.period();
    Instant first = end.minus(period.multipliedBy(count));
    return switch (alarm.source()) {
      case AlarmSource.Metric(String query, Statistic statistic) -> {
        List<Series> series = series(bot, query, first, end, period);
        yield each(
            first,
            count,
            period,
            from -> Statistics.of(statistic, series, from, from.plus(period)));
      }
      case AlarmSource.Log(LogFilter filter) ->
          each(
              first,
              count,
              period,
              from -> (double) logs.count(bot, filter, from, from.plus(period)));
      case AlarmSource.Users(UserSli.Kind measure, String command) ->
          each(
              first,
              count,
              period,
              from -> users.value(bot, measure, command, from, from.plus(period)).orElse(null));
      case AlarmSource.BurnRate _, AlarmSource.Composite _ -> List.of();
    };
  }

  private List<Series> series(
      TeamEnvironment bot, String query, Instant from, Instant to, Duration period) {
    Optional<SeriesSelector> selector = SelectorText.parse(query);
    if (selector.isPresent()) {
      return metrics.series(bot, selector.get(), from.minus(LOOK_BACK), to);
    }
    Duration fine = period.dividedBy(STEPS_OF_A_PERIOD);
    Duration step = fine.compareTo(FINEST_STEP) < 0 ? FINEST_STEP : fine;
    return expressions.range(bot, query, from, to, step);
  }

  private static List<Datapoint> each(
      Instant first, int count, Duration period, Function<Instant, @Nullable Double> value) {
    List<Datapoint> points = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      Instant from = first.plus(period.multipliedBy(index));
      points.add(new Datapoint(from, value.apply(from)));
    }
    return points;
  }

  /** How many times faster than allowed the budget shrank; empty when no outcome is known. */
  Optional<Double> burn(TeamEnvironment bot, Duration window, Instant at) {
    return users.burn(bot, window, at);
  }

  /** A pair that fires when nothing is left warns of nothing. */
  private static List<String> tooLate(List<AlarmSource.Window> windows, Duration whole) {
    return windows.stream()
        .filter(pair -> budgets(pair, whole) >= 1)
        .map(pair ->
            "%s× over %s fires only when the error budget of %s is used up %s times over: take a lower rate or a shorter window."
                .formatted(
                    Figures.of(pair.rate()),
                    BurnRates.words(pair.longer()),
                    BurnRates.words(whole),
                    Figures.of(budgets(pair, whole))))
        .toList();
  }

  private static double budgets(AlarmSource.Window pair, Duration whole) {
    return pair.rate() * pair.longer().toSeconds() / whole.toSeconds();
  }

  @Override
  public List<String> check(TeamEnvironment bot, AlarmSource source) {
    if (source instanceof AlarmSource.BurnRate(List<AlarmSource.Window> windows)) {
      return users.budgetWindow(bot).map(whole -> tooLate(windows, whole)).orElse(List.of());
    }
    if (!(source instanceof AlarmSource.Metric(String query, Statistic statistic))) {
      return List.of();
    }
    Optional<SeriesSelector> selector = SelectorText.parse(query);
    if (selector.isEmpty()) {
      expressions
          .problem(query)
          .ifPresent(problem -> {
            throw Failure.invalid("The query cannot be read: " + problem);
          });
      if (statistic.ofCounters()) {
        throw Failure.invalid(
            "%s is for a counter's series and the query is an expression: use rate() in the query, or AVERAGE."
                .formatted(statistic));
      }
      return List.of();
    }
    SeriesSelector wanted = selector.get();
    List<MetricFamily> families = metrics.families(bot);
    boolean known =
        families.stream().flatMap(family -> family.series().stream()).anyMatch(wanted::matches);
    if (known) {
      return List.of();
    }
    return List.of(
        families.isEmpty()
            ? "The %s bot offers no metrics now, so this alarm has no data yet."
                .formatted(bot.environment().word())
            : "The %s bot offers no series '%s' now, so this alarm has no data until it does."
                .formatted(bot.environment().word(), wanted));
  }
}
