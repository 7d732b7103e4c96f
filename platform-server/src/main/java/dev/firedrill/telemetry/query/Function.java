package dev.firedrill.telemetry.query;

import dev.firedrill.telemetry.query.Expr.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The functions there are, what they take (the last of it may be left out) and give. */
enum Function {
  RATE(Kind.VECTOR, 0, Kind.RANGE),
  INCREASE(Kind.VECTOR, 0, Kind.RANGE),
  DELTA(Kind.VECTOR, 0, Kind.RANGE),
  IRATE(Kind.VECTOR, 0, Kind.RANGE),
  IDELTA(Kind.VECTOR, 0, Kind.RANGE),
  CHANGES(Kind.VECTOR, 0, Kind.RANGE),
  RESETS(Kind.VECTOR, 0, Kind.RANGE),
  AVG_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  SUM_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  MIN_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  MAX_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  COUNT_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  LAST_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  PRESENT_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  STDDEV_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  STDVAR_OVER_TIME(Kind.VECTOR, 0, Kind.RANGE),
  QUANTILE_OVER_TIME(Kind.VECTOR, 0, Kind.SCALAR, Kind.RANGE),
  HISTOGRAM_QUANTILE(Kind.VECTOR, 0, Kind.SCALAR, Kind.VECTOR),
  ABS(Kind.VECTOR, 0, Kind.VECTOR),
  CEIL(Kind.VECTOR, 0, Kind.VECTOR),
  FLOOR(Kind.VECTOR, 0, Kind.VECTOR),
  SQRT(Kind.VECTOR, 0, Kind.VECTOR),
  LN(Kind.VECTOR, 0, Kind.VECTOR),
  ROUND(Kind.VECTOR, 1, Kind.VECTOR, Kind.SCALAR),
  CLAMP(Kind.VECTOR, 0, Kind.VECTOR, Kind.SCALAR, Kind.SCALAR),
  CLAMP_MIN(Kind.VECTOR, 0, Kind.VECTOR, Kind.SCALAR),
  CLAMP_MAX(Kind.VECTOR, 0, Kind.VECTOR, Kind.SCALAR),
  ABSENT(Kind.VECTOR, 0, Kind.VECTOR),
  SCALAR(Kind.SCALAR, 0, Kind.VECTOR),
  VECTOR(Kind.VECTOR, 0, Kind.SCALAR),
  TIME(Kind.SCALAR, 0);

  private final Kind gives;
  private final int optional;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<Kind> takes;

  Function(Kind gives, int optional, Kind... takes) {
    this.gives = gives;
    this.optional = optional;
    this.takes = List.of(takes);
  }

  static Optional<Function> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Kind gives() {
    return gives;
  }

  List<Kind> takes() {
    return takes;
  }

  int least() {
    return takes.size() - optional;
  }

  boolean isOverRange() {
    return takes.contains(Kind.RANGE);
  }
}
