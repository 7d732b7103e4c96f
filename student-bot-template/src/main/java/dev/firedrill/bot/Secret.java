package dev.firedrill.bot;

/** A value that must never be printed: its text form is always {@code ***}. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
