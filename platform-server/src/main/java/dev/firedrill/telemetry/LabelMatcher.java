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
  private static final int MOST_LOOKS = 100_000;

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
      case RE -> fits(candidate);
      case NRE -> !fits(candidate);
    };
  }

  private boolean fits(String candidate) {
    return Objects.requireNonNull(pattern).matcher(new Read(candidate, 0)).matches();
  }

  /**
   * Text that can be looked at only so often, because a pattern such as (a+)+b can take for ever on
   * a text that does not fit.
   */
  private final class Read implements CharSequence {
    private final CharSequence text;
    private int looks;

    Read(CharSequence text, int looks) {
      this.text = text;
      this.looks = looks;
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw Failure.invalid(
            "The pattern '" + value + "' takes too long; write it without a repeat in a repeat.");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Read(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }
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
