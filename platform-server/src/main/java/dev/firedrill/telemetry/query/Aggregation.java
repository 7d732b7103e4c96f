package dev.firedrill.telemetry.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How series are put together. */
enum Aggregation {
  SUM,
  AVG,
  MIN,
  MAX,
  COUNT,
  GROUP,
  STDDEV,
  STDVAR,
  QUANTILE,
  TOPK,
  BOTTOMK;

  static Optional<Aggregation> of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  boolean hasParameter() {
    return this == QUANTILE || this == TOPK || this == BOTTOMK;
  }

  boolean chooses() {
    return this == TOPK || this == BOTTOMK;
  }

  /** Of the values that are there; {@code parameter} only where there is one. */
  double of(double[] values, double parameter) {
    return switch (this) {
      case SUM -> Statistics.sum(values);
      case AVG -> Statistics.sum(values) / values.length;
      case MIN -> Statistics.min(values);
      case MAX -> Statistics.max(values);
      case COUNT -> values.length;
      case GROUP -> 1;
      case STDDEV -> Math.sqrt(Statistics.variance(values));
      case STDVAR -> Statistics.variance(values);
      case QUANTILE -> Statistics.quantile(parameter, values);
      case TOPK, BOTTOMK -> throw new IllegalStateException(this + " chooses series");
    };
  }
}
