package dev.firedrill.incident.commands;

import java.util.Locale;

/** A text cut behind its first word: {@code first} in lower case, {@code rest} as typed. */
record Words(String first, String rest) {
  static Words of(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
      end++;
    }
    return new Words(
        stripped.substring(0, end).toLowerCase(Locale.ROOT), stripped.substring(end).strip());
  }
}
