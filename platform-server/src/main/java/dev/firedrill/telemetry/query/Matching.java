package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Operators between series: each belongs to the one on the other side with the same labels. */
final class Matching {
  private final Expr.Binary binary;
  private final int steps;

  Matching(Expr.Binary binary, int steps) {
    this.binary = binary;
    this.steps = steps;
  }

  List<Column> of(List<Column> left, List<Column> right) {
    Map<SeriesKey, List<Column>> partners = bySignature(right);
    return switch (binary.operator()) {
      case AND -> filtered(left, partners, true);
      case UNLESS -> filtered(left, partners, false);
      case OR -> {
        List<Column> all = new ArrayList<>(left);
        all.addAll(filtered(right, bySignature(left), false));
        yield all;
      }
      case EQ, NE, LE, LT, GE, GT, ADD, SUB, MUL, DIV, MOD, POW -> pairs(left, partners);
    };
  }

  private Map<SeriesKey, List<Column>> bySignature(List<Column> columns) {
    Map<SeriesKey, List<Column>> groups = new LinkedHashMap<>();
    columns.forEach(column ->
        groups.computeIfAbsent(signature(column.key()), _ -> new ArrayList<>()).add(column));
    return groups;
  }

  private SeriesKey signature(SeriesKey key) {
    return binary.on() ? Column.only(key, binary.labels()) : Column.without(key, binary.labels());
  }

  private List<Column> filtered(
      List<Column> columns, Map<SeriesKey, List<Column>> others, boolean wanted) {
    List<Column> result = new ArrayList<>();
    for (Column column : columns) {
      List<Column> partners = others.getOrDefault(signature(column.key()), List.of());
      double[] values = column.values().clone();
      for (int i = 0; i < steps; i++) {
        int step = i;
        boolean there = partners.stream().anyMatch(p -> !Column.isNone(p.values()[step]));
        if (there != wanted) {
          values[i] = Column.NONE;
        }
      }
      result.add(new Column(column.key(), values));
    }
    return result;
  }

  private List<Column> pairs(List<Column> left, Map<SeriesKey, List<Column>> right) {
    List<Column> result = new ArrayList<>();
    bySignature(left)
        .forEach((signature, lefts) -> {
          List<Column> rights = right.getOrDefault(signature, List.of());
          if (!rights.isEmpty()) {
            result.add(pair(signature, lefts, rights));
          }
        });
    return result;
  }

  private Column pair(SeriesKey signature, List<Column> lefts, List<Column> rights) {
    boolean filter = binary.operator().isComparison() && !binary.bool();
    SeriesKey key =
        filter ? new SeriesKey(lefts.getFirst().key().name(), signature.labels()) : signature;
    double[] values = Column.nothing(steps);
    for (int i = 0; i < steps; i++) {
      double a = one(lefts, i);
      double b = one(rights, i);
      if (!Column.isNone(a) && !Column.isNone(b)) {
        values[i] =
            !filter
                ? binary.operator().apply(a, b)
                : binary.operator().holds(a, b) ? a : Column.NONE;
      }
    }
    return new Column(key, values);
  }

  /** Series that never are there together may share a partner, as after a restart. */
  private double one(List<Column> columns, int step) {
    double found = Column.NONE;
    for (Column column : columns) {
      double value = column.values()[step];
      if (!Column.isNone(value)) {
        if (!Column.isNone(found)) {
          throw QueryProblem.at(
              binary.position(),
              "several series on one side of '"
                  + binary.operator().sign()
                  + "' have the same labels: use sum by (…) or on (…)");
        }
        found = value;
      }
    }
    return found;
  }
}
