package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.query.Expr.Kind;
import java.util.Arrays;
import java.util.List;

/** Checks that the parts of an expression fit together. */
final class Types {
  private Types() {}

  static Expr checked(Expr.Call call) {
    Function function = call.function();
    int given = call.arguments().size();
    if (given < function.least() || given > function.takes().size()) {
      throw QueryProblem.at(
          call.position(),
          "%s takes %d arguments, not %d".formatted(function.word(), function.least(), given));
    }
    for (int i = 0; i < given; i++) {
      expect(call.arguments().get(i), call.position(), function.takes().get(i));
    }
    return call;
  }

  static Expr checked(Expr.Binary binary) {
    expect(binary.left(), binary.position(), Kind.SCALAR, Kind.VECTOR);
    expect(binary.right(), binary.position(), Kind.SCALAR, Kind.VECTOR);
    boolean vectors = binary.left().kind() == Kind.VECTOR && binary.right().kind() == Kind.VECTOR;
    if (binary.operator().isSet() && !vectors) {
      throw QueryProblem.at(
          binary.position(), "'" + binary.operator().sign() + "' needs series on both sides");
    }
    if (binary.operator().isComparison() && binary.kind() == Kind.SCALAR && !binary.bool()) {
      throw QueryProblem.at(binary.position(), "a comparison of two numbers needs 'bool'");
    }
    return binary;
  }

  static Expr aggregate(
      Aggregation operation,
      List<Expr> arguments,
      boolean without,
      List<String> labels,
      int position) {
    int wanted = operation.hasParameter() ? 2 : 1;
    if (arguments.size() != wanted) {
      throw QueryProblem.at(
          position,
          "%s takes %d arguments, not %d"
              .formatted(
                  operation.name().toLowerCase(java.util.Locale.ROOT), wanted, arguments.size()));
    }
    Expr inner = arguments.getLast();
    expect(inner, position, Kind.VECTOR);
    Expr parameter = operation.hasParameter() ? arguments.getFirst() : null;
    if (parameter != null) {
      expect(parameter, position, Kind.SCALAR);
    }
    return new Expr.Aggregate(operation, parameter, inner, without, labels);
  }

  static void expect(Expr expr, int position, Kind... wanted) {
    if (!Arrays.asList(wanted).contains(expr.kind())) {
      throw QueryProblem.at(
          position, "expected " + words(wanted[0]) + " and not " + words(expr.kind()));
    }
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case SCALAR -> "a number";
      case VECTOR -> "series";
      case RANGE -> "a range such as name[5m]";
    };
  }
}
