package dev.firedrill.telemetry.query;

import java.util.List;

/** What an expression gives at each step. */
sealed interface Value {
  @SuppressWarnings("ArrayRecordComponent")
  record Scalars(double[] values) implements Value {}

  record Vector(List<Column> columns) implements Value {}
}
