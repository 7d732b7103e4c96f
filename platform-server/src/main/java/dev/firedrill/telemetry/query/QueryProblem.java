package dev.firedrill.telemetry.query;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.util.Map;

/** What is wrong with an expression. */
final class QueryProblem {
  private QueryProblem() {}

  /** {@code position} counts characters from 1. */
  static Failure at(int position, String words) {
    return new Failure(
        ProblemCode.INVALID_INPUT,
        words + " at character " + position,
        Map.of("position", position));
  }
}
