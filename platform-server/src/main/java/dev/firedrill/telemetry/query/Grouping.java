package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts series together that agree in some labels. */
final class Grouping {
  private final Expr.Aggregate aggregate;
  private final double @Nullable [] parameter;
  private final int steps;

  Grouping(Expr.Aggregate aggregate, double @Nullable [] parameter, int steps) {
    this.aggregate = aggregate;
    this.parameter = parameter;
    this.steps = steps;
  }

  List<Column> of(List<Column> columns) {
    Map<SeriesKey, List<Column>> groups = new LinkedHashMap<>();
    columns.forEach(
        column -> groups.computeIfAbsent(group(column.key()), _ -> new ArrayList<>()).add(column));
    List<Column> result = new ArrayList<>();
    groups.forEach((key, members) -> {
      if (aggregate.operation().chooses()) {
        result.addAll(chosen(members));
      } else {
        result.add(together(key, members));
      }
    });
    return result;
  }

  private SeriesKey group(SeriesKey key) {
    return aggregate.without()
        ? Column.without(key, aggregate.labels())
        : Column.only(key, aggregate.labels());
  }

  private double parameter(int step) {
    return parameter == null ? Double.NaN : parameter[step];
  }

  private Column together(SeriesKey key, List<Column> members) {
    double[] values = Column.nothing(steps);
    double[] there = new double[members.size()];
    for (int i = 0; i < steps; i++) {
      int count = 0;
      for (Column member : members) {
        double value = member.values()[i];
        if (!Column.isNone(value)) {
          there[count++] = value;
        }
      }
      if (count > 0) {
        values[i] = aggregate.operation().of(Arrays.copyOf(there, count), parameter(i));
      }
    }
    return new Column(key, values);
  }

  /** The members with their values where they are among the largest or smallest. */
  private List<Column> chosen(List<Column> members) {
    List<Column> result =
        members.stream().map(m -> new Column(m.key(), Column.nothing(steps))).toList();
    boolean top = aggregate.operation() == Aggregation.TOPK;
    for (int i = 0; i < steps; i++) {
      int step = i;
      List<Integer> order = new ArrayList<>();
      for (int m = 0; m < members.size(); m++) {
        if (!Column.isNone(members.get(m).values()[step])) {
          order.add(m);
        }
      }
      Comparator<Integer> byValue =
          Comparator.comparingDouble(m -> {
            double value = members.get(m).values()[step];
            return Double.isNaN(value) ? Double.POSITIVE_INFINITY : top ? -value : value;
          });
      order.sort(byValue);
      long k = Math.max(0, Math.min(order.size(), (long) parameter(step)));
      order
          .subList(0, (int) k)
          .forEach(m -> result.get(m).values()[step] = members.get(m).values()[step]);
    }
    return result;
  }
}
