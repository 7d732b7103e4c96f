package dev.firedrill.telemetry.query;

import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.SeriesKey;
import dev.firedrill.telemetry.metrics.PointSource;
import dev.firedrill.telemetry.metrics.Points;
import dev.firedrill.telemetry.metrics.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Evaluates one expression at some steps, series by series. */
final class Evaluation {
  /** How long a series goes on after its last sample: six scrapes, so that a gap is seen as one. */
  private static final Duration LOOKBACK = Duration.ofSeconds(30);

  /** A range must hold some samples. */
  private static final int LEAST_IN_RANGE = 4;

  private static final int MOST_VALUES = 5_000_000;

  private final PointSource source;
  private final TeamEnvironment bot;
  private final Steps steps;
  private final Set<String> notes = new LinkedHashSet<>();

  Evaluation(PointSource source, TeamEnvironment bot, Steps steps) {
    this.source = source;
    this.bot = bot;
    this.steps = steps;
  }

  /** What a reader of the result should know. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  Value of(Expr expr) {
    return switch (expr) {
      case Expr.Literal number -> constant(number.value());
      case Expr.Select select -> new Value.Vector(instant(select));
      case Expr.Call call -> call(call);
      case Expr.Aggregate aggregate -> {
        double[] parameter = aggregate.parameter() == null ? null : scalars(aggregate.parameter());
        yield new Value.Vector(
            new Grouping(aggregate, parameter, steps.count()).of(columns(aggregate.inner())));
      }
      case Expr.Binary binary -> binary(binary);
      case Expr.Negate negate ->
          switch (of(negate.inner())) {
            case Value.Scalars scalars -> new Value.Scalars(mapped(scalars.values(), v -> -v));
            case Value.Vector vector -> each(vector.columns(), v -> -v);
          };
    };
  }

  private Value.Scalars constant(double value) {
    double[] values = new double[steps.count()];
    Arrays.fill(values, value);
    return new Value.Scalars(values);
  }

  private double[] scalars(Expr expr) {
    return switch (of(expr)) {
      case Value.Scalars scalars -> scalars.values();
      case Value.Vector _ -> throw new IllegalStateException("the parser lets no series here");
    };
  }

  private List<Column> columns(Expr expr) {
    return switch (of(expr)) {
      case Value.Vector vector -> vector.columns();
      case Value.Scalars _ -> throw new IllegalStateException("the parser lets no number here");
    };
  }

  private List<Points> points(Expr.Select select, Duration back, Resolution resolution) {
    Instant from = Instant.ofEpochMilli(steps.first()).minus(select.offset()).minus(back);
    Instant to = Instant.ofEpochMilli(steps.last()).minus(select.offset());
    List<Points> found = source.points(bot, select.selector(), from.plusMillis(1), to, resolution);
    if ((long) found.size() * steps.count() > MOST_VALUES) {
      throw Failure.invalid(
          "%s means %d series, too many for %d steps; choose fewer series or a longer step."
              .formatted(select.selector(), found.size(), steps.count()));
    }
    return found;
  }

  private Resolution resolution(Expr.Select select, Duration back) {
    Resolution resolution =
        source.resolution(
            Instant.ofEpochMilli(steps.first()).minus(select.offset()).minus(back),
            Instant.ofEpochMilli(steps.last()).minus(select.offset()));
    if (!resolution.isRaw()) {
      notes.add(
          "Answered from one sample every %d min, because the time is long or long ago."
              .formatted(resolution.minutes()));
    }
    return resolution;
  }

  private List<Column> instant(Expr.Select select) {
    Resolution resolution = resolution(select, LOOKBACK);
    Duration lookback = resolution.isRaw() ? LOOKBACK : resolution.spacing().multipliedBy(2);
    long offset = select.offset().toMillis();
    List<Column> columns = new ArrayList<>();
    for (Points points : points(select, lookback, resolution)) {
      double[] values = Column.nothing(steps.count());
      for (int i = 0; i < values.length; i++) {
        long at = steps.at(i) - offset;
        int last = points.upTo(at) - 1;
        if (last >= 0 && points.time(last) > at - lookback.toMillis()) {
          values[i] = points.value(last);
        }
      }
      columns.add(new Column(points.key(), values));
    }
    return columns;
  }

  private Value overRange(Expr.Call call) {
    Expr.Select select = (Expr.Select) call.arguments().getLast();
    Duration asked = java.util.Objects.requireNonNull(select.range());
    double[] parameter =
        call.arguments().size() > 1
            ? scalars(call.arguments().getFirst())
            : new double[steps.count()];
    Resolution resolution = resolution(select, asked);
    Duration range = asked;
    Duration least = resolution.spacing().multipliedBy(LEAST_IN_RANGE);
    if (!resolution.isRaw() && range.compareTo(least) < 0) {
      range = least;
      notes.add(
          "Ranges are widened to %d min, so that they hold samples.".formatted(least.toMinutes()));
    }
    boolean named = call.function() == Function.LAST_OVER_TIME;
    List<Column> columns = new ArrayList<>();
    for (Points points : points(select, range, resolution)) {
      double[] values = new double[steps.count()];
      for (int i = 0; i < values.length; i++) {
        long end = steps.at(i) - select.offset().toMillis();
        long start = end - range.toMillis();
        values[i] =
            Windows.of(
                call.function(),
                points,
                points.upTo(start),
                points.upTo(end),
                start,
                end,
                parameter[i]);
      }
      columns.add(new Column(named ? points.key() : Column.nameless(points.key()), values));
    }
    return new Value.Vector(columns);
  }

  private Value call(Expr.Call call) {
    if (call.function().isOverRange()) {
      return overRange(call);
    }
    List<Expr> arguments = call.arguments();
    return switch (call.function()) {
      case HISTOGRAM_QUANTILE ->
          new Value.Vector(Buckets.quantile(scalars(arguments.get(0)), columns(arguments.get(1))));
      case ABS -> each(columns(arguments.getFirst()), Math::abs);
      case CEIL -> each(columns(arguments.getFirst()), Math::ceil);
      case FLOOR -> each(columns(arguments.getFirst()), Math::floor);
      case SQRT -> each(columns(arguments.getFirst()), Math::sqrt);
      case LN -> each(columns(arguments.getFirst()), Math::log);
      case ROUND -> {
        double[] to = arguments.size() > 1 ? scalars(arguments.get(1)) : constant(1).values();
        yield stepwise(
            columns(arguments.getFirst()), (v, i) -> Math.floor(v / to[i] + 0.5) * to[i]);
      }
      case CLAMP -> {
        double[] least = scalars(arguments.get(1));
        double[] most = scalars(arguments.get(2));
        yield stepwise(
            columns(arguments.getFirst()),
            (v, i) -> least[i] > most[i] ? Column.NONE : Math.max(least[i], Math.min(most[i], v)));
      }
      case CLAMP_MIN -> {
        double[] least = scalars(arguments.get(1));
        yield stepwise(columns(arguments.getFirst()), (v, i) -> Math.max(least[i], v));
      }
      case CLAMP_MAX -> {
        double[] most = scalars(arguments.get(1));
        yield stepwise(columns(arguments.getFirst()), (v, i) -> Math.min(most[i], v));
      }
      case ABSENT -> absent(columns(arguments.getFirst()));
      case SCALAR -> scalar(columns(arguments.getFirst()));
      case VECTOR ->
          new Value.Vector(
              List.of(
                  new Column(new SeriesKey("", new TreeMap<>()), scalars(arguments.getFirst()))));
      case TIME -> {
        double[] values = new double[steps.count()];
        Arrays.setAll(values, i -> steps.at(i) / 1e3);
        yield new Value.Scalars(values);
      }
      default -> throw new IllegalStateException(call.function() + " takes a range");
    };
  }

  private Value absent(List<Column> columns) {
    double[] values = Column.nothing(steps.count());
    for (int i = 0; i < values.length; i++) {
      int step = i;
      if (columns.stream().allMatch(column -> Column.isNone(column.values()[step]))) {
        values[i] = 1;
      }
    }
    return new Value.Vector(List.of(new Column(new SeriesKey("", new TreeMap<>()), values)));
  }

  private Value scalar(List<Column> columns) {
    double[] values = new double[steps.count()];
    for (int i = 0; i < values.length; i++) {
      int step = i;
      double[] there =
          columns.stream()
              .mapToDouble(column -> column.values()[step])
              .filter(value -> !Column.isNone(value))
              .toArray();
      values[i] = there.length == 1 ? there[0] : Double.NaN;
    }
    return new Value.Scalars(values);
  }

  private Value binary(Expr.Binary binary) {
    Value left = of(binary.left());
    Value right = of(binary.right());
    Operator operator = binary.operator();
    return switch (left) {
      case Value.Scalars a ->
          switch (right) {
            case Value.Scalars b -> {
              double[] values = new double[steps.count()];
              Arrays.setAll(values, i -> operator.apply(a.values()[i], b.values()[i]));
              yield new Value.Scalars(values);
            }
            case Value.Vector b -> withNumber(binary, b.columns(), a.values(), true);
          };
      case Value.Vector a ->
          switch (right) {
            case Value.Scalars b -> withNumber(binary, a.columns(), b.values(), false);
            case Value.Vector b ->
                new Value.Vector(new Matching(binary, steps.count()).of(a.columns(), b.columns()));
          };
    };
  }

  private Value withNumber(
      Expr.Binary binary, List<Column> columns, double[] numbers, boolean numberFirst) {
    Operator operator = binary.operator();
    if (operator.isComparison() && !binary.bool()) {
      return new Value.Vector(
          columns.stream()
              .map(column ->
                  changed(
                      column,
                      column.key(),
                      (v, i) ->
                          (numberFirst
                                  ? operator.holds(numbers[i], v)
                                  : operator.holds(v, numbers[i]))
                              ? v
                              : Column.NONE))
              .toList());
    }
    return stepwise(
        columns,
        (v, i) -> numberFirst ? operator.apply(numbers[i], v) : operator.apply(v, numbers[i]));
  }

  /** Makes a value of the value at a step. */
  private interface Change {
    double of(double value, int step);
  }

  private static Value each(List<Column> columns, DoubleUnaryOperator change) {
    return stepwise(columns, (v, _) -> change.applyAsDouble(v));
  }

  private static Value stepwise(List<Column> columns, Change change) {
    return new Value.Vector(
        columns.stream()
            .map(column -> changed(column, Column.nameless(column.key()), change))
            .toList());
  }

  private static Column changed(Column column, SeriesKey key, Change change) {
    double[] values = column.values().clone();
    for (int i = 0; i < values.length; i++) {
      if (!Column.isNone(values[i])) {
        values[i] = change.of(values[i], i);
      }
    }
    return new Column(key, values);
  }

  private static double[] mapped(double[] values, DoubleUnaryOperator change) {
    return Arrays.stream(values).map(change).toArray();
  }
}
