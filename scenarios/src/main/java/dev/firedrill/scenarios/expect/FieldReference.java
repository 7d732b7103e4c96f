package dev.firedrill.scenarios.expect;

/** A field that an expression asks for, as {@code result.latencyMs}. */
public record FieldReference(String variable, String field) {
  @Override
  public String toString() {
    return variable + "." + field;
  }
}
