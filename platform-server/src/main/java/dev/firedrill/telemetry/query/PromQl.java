package dev.firedrill.telemetry.query;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.Sample;
import dev.firedrill.telemetry.Series;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.SeriesSelector;
import dev.firedrill.telemetry.metrics.PointSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The subset of PromQL that charts and alarms need; docs/adr/0015 lists it. */
public final class PromQl implements Expressions {
  public static final int MOST_STEPS = 11_000;
  public static final int MOST_SERIES = 500;

  private final PointSource source;

  public PromQl(PointSource source) {
    this.source = source;
  }

  @Override
  public Optional<String> problem(String query) {
    try {
      Parser.parse(query);
      return Optional.empty();
    } catch (Failure refused) {
      return Optional.of(refused.detail());
    }
  }

  /** The selector of {@code match[]}: a selector and nothing else. */
  public static SeriesSelector selector(String text) {
    if (Parser.parse(text) instanceof Expr.Select select) {
      return select.selector();
    }
    throw Failure.invalid("'" + text + "' is not a selector such as up or {job=\"bot\"}.");
  }

  /** Everything there is to know of the result; at most 500 series, and says whether it is cut. */
  public Answer evaluate(
      TeamEnvironment bot, String query, Instant from, Instant to, Duration step) {
    Expr expr = Parser.parse(query);
    Steps steps = steps(from, to, step);
    Evaluation evaluation = new Evaluation(source, bot, steps);
    List<Column> columns =
        switch (evaluation.of(expr)) {
          case Value.Scalars scalars ->
              List.of(new Column(new SeriesKey("", new TreeMap<>()), scalars.values()));
          case Value.Vector vector -> vector.columns().stream().filter(c -> !c.isEmpty()).toList();
        };
    return new Answer(
        expr.kind() == Expr.Kind.SCALAR,
        steps.first(),
        steps.stepMillis(),
        steps.count(),
        columns.stream()
            .sorted(Comparator.comparing(Column::key))
            .limit(MOST_SERIES)
            .map(column -> new Answer.Line(column.key(), column.values()))
            .toList(),
        columns.size() > MOST_SERIES,
        evaluation.notes());
  }

  private static Steps steps(Instant from, Instant to, Duration step) {
    if (to.isBefore(from)) {
      throw Failure.invalid("The end " + to + " is before the start " + from + "; swap them.");
    }
    long millis = step.toMillis();
    if (millis < 1) {
      throw Failure.invalid("The step must be at least a millisecond.");
    }
    long count = (to.toEpochMilli() - from.toEpochMilli()) / millis + 1;
    if (count > MOST_STEPS) {
      throw Failure.invalid(
          "This asks for %,d steps and at most 11,000 are computed; choose a longer step."
              .formatted(count));
    }
    return new Steps(from.toEpochMilli(), millis, (int) count);
  }

  @Override
  public List<Series> range(
      TeamEnvironment bot, String query, Instant from, Instant to, Duration step) {
    Answer answer = evaluate(bot, query, from, to, step);
    if (answer.truncated()) {
      throw Failure.invalid(
          "The expression gives more than " + MOST_SERIES + " series; aggregate them.");
    }
    return answer.lines().stream()
        .map(line ->
            new Series(
                line.key(),
                IntStream.range(0, answer.count())
                    .filter(i -> !Double.isNaN(line.values()[i]))
                    .mapToObj(i -> new Sample(Instant.ofEpochMilli(answer.at(i)), line.values()[i]))
                    .toList()))
        .toList();
  }

  @Override
  public List<Series> at(TeamEnvironment bot, String query, Instant at) {
    return range(bot, query, at, at, Duration.ofSeconds(1)).stream()
        .filter(series -> !series.samples().isEmpty())
        .toList();
  }
}
