package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.SeriesSelector;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as it was written; positions count characters from 1. */
sealed interface Expr {
  record Literal(double value) implements Expr {}

  /** The value of each series at a time, or its samples in the range before it. */
  record Select(SeriesSelector selector, @Nullable Duration range, Duration offset, int position)
      implements Expr {
    Select shifted(Duration by) {
      return new Select(selector, range, by, position);
    }
  }

  record Call(Function function, List<Expr> arguments, int position) implements Expr {}

  /** With {@code without} the labels are those that are left out. */
  record Aggregate(
      Aggregation operation,
      @Nullable Expr parameter,
      Expr inner,
      boolean without,
      List<String> labels)
      implements Expr {}

  /** With {@code on} only these labels tell which series belong together, else all others. */
  record Binary(
      Operator operator,
      Expr left,
      Expr right,
      boolean bool,
      boolean on,
      List<String> labels,
      int position)
      implements Expr {}

  record Negate(Expr inner) implements Expr {}

  /** What an expression gives. */
  enum Kind {
    SCALAR,
    VECTOR,
    RANGE
  }

  default Kind kind() {
    return switch (this) {
      case Literal _ -> Kind.SCALAR;
      case Select select -> select.range() == null ? Kind.VECTOR : Kind.RANGE;
      case Call call -> call.function().gives();
      case Aggregate _ -> Kind.VECTOR;
      case Binary binary ->
          binary.left().kind() == Kind.SCALAR && binary.right().kind() == Kind.SCALAR
              ? Kind.SCALAR
              : Kind.VECTOR;
      case Negate negate -> negate.inner().kind();
    };
  }
}
