package dev.firedrill.scenarios.load;

import java.util.Comparator;

/**
 * One thing that is wrong in a file, and how to mend it.
 *
 * @param line from 1
 * @param column from 1
 * @param rule stable name in kebab case
 * @param message one sentence that names the value, the rule and the mend
 */
public record Mistake(String file, int line, int column, String rule, String message)
    implements Comparable<Mistake> {
  private static final Comparator<Mistake> IN_READING_ORDER =
      Comparator.comparing(Mistake::file)
          .thenComparingInt(Mistake::line)
          .thenComparingInt(Mistake::column)
          .thenComparing(Mistake::rule)
          .thenComparing(Mistake::message);

  @Override
  public int compareTo(Mistake other) {
    return IN_READING_ORDER.compare(this, other);
  }

  /** Like a compiler's: {@code file:line:column: rule: message}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + rule + ": " + message;
  }
}
