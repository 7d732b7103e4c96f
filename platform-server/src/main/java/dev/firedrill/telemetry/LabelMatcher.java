package dev.firedrill.telemetry;

import dev.firedrill.kernel.Failure;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a label must be. A label that a series lacks counts as empty, and a pattern must match the
 * whole value, both as in Prometheus.
 */
public final class LabelMatcher {
  private static final int LONGEST_PATTERN = 500;

  private final String label;
  private final Op op;
  private final String value;
  private final @Nullable Pattern pattern;

  /** How the value is compared. */
  public enum Op {
    EQ("="),
    NE("!="),
    RE("=~"),
    NRE("!~");

    private final String sign;

    Op(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** Refuses a pattern that is none, or that is longer than 500 characters. */
  public LabelMatcher(String label, Op op, String value) {
    this.label = label;
    this.op = op;
    this.value = value;
    this.pattern = op == Op.RE || op == Op.NRE ? pattern(value) : null;
  }

  public String label() {
    return label;
  }

  public Op op() {
    return op;
  }

  public String value() {
    return value;
  }

  public boolean matches(SeriesKey series) {
    return matches(Objects.requireNonNullElse(series.label(label), ""));
  }

  public boolean matches(String candidate) {
    return switch (op) {
      case EQ -> candidate.equals(value);
      case NE -> !candidate.equals(value);
      case RE -> Objects.requireNonNull(pattern).matcher(candidate).matches();
      case NRE -> !Objects.requireNonNull(pattern).matcher(candidate).matches();
    };
  }

  private static Pattern pattern(String value) {
    if (value.length() > LONGEST_PATTERN) {
      throw Failure.invalid(
          "A pattern for a label has at most " + LONGEST_PATTERN + " characters; shorten it.");
    }
    try {
      return Pattern.compile(value, Pattern.DOTALL);
    } catch (PatternSyntaxException broken) {
      throw Failure.invalid("'" + value + "' is not a pattern: " + broken.getDescription() + ".");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelMatcher that
        && label.equals(that.label)
        && op == that.op
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, op, value);
  }

  @Override
  public String toString() {
    return label + op.sign() + "\"" + value + "\"";
  }
}
