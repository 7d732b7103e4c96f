package dev.firedrill.telemetry.query;

import java.util.Arrays;
import java.util.Optional;

/** A binary operator; the higher its rank the tighter it binds. */
enum Operator {
  OR("or", 1),
  AND("and", 2),
  UNLESS("unless", 2),
  EQ("==", 3),
  NE("!=", 3),
  LE("<=", 3),
  LT("<", 3),
  GE(">=", 3),
  GT(">", 3),
  ADD("+", 4),
  SUB("-", 4),
  MUL("*", 5),
  DIV("/", 5),
  MOD("%", 5),
  POW("^", 7);

  /** A minus before an operand binds like this. */
  static final int UNARY_RANK = 6;

  private final String sign;
  private final int rank;

  Operator(String sign, int rank) {
    this.sign = sign;
    this.rank = rank;
  }

  static Optional<Operator> of(String sign) {
    return Arrays.stream(values()).filter(op -> op.sign.equals(sign)).findFirst();
  }

  String sign() {
    return sign;
  }

  int rank() {
    return rank;
  }

  boolean isSet() {
    return rank <= 2;
  }

  boolean isComparison() {
    return rank == 3;
  }

  boolean holds(double left, double right) {
    return switch (this) {
      case EQ -> left == right;
      case NE -> left != right;
      case LE -> left <= right;
      case LT -> left < right;
      case GE -> left >= right;
      case GT -> left > right;
      case OR, AND, UNLESS, ADD, SUB, MUL, DIV, MOD, POW ->
          throw new IllegalStateException(sign + " compares nothing");
    };
  }

  double apply(double left, double right) {
    return switch (this) {
      case ADD -> left + right;
      case SUB -> left - right;
      case MUL -> left * right;
      case DIV -> left / right;
      case MOD -> left % right;
      case POW -> Math.pow(left, right);
      case EQ, NE, LE, LT, GE, GT -> holds(left, right) ? 1 : 0;
      case OR, AND, UNLESS -> throw new IllegalStateException(sign + " has no number");
    };
  }
}
