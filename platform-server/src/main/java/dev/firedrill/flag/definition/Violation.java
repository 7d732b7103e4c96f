package dev.firedrill.flag.definition;

/**
 * A rule that a definition breaks. {@code field} says where: a line and column such as "line 4,
 * column 12" of a text, or the path of a member such as "/targeting/if/0" of an object.
 */
public record Violation(String field, String message) {
  @Override
  public String toString() {
    return field + ": " + message;
  }
}
