package dev.firedrill.incident.commands;

import java.util.Locale;

/**
 * A text cut behind its first word: {@code first} in lower case, {@code asTyped} the same as typed,
 * {@code rest} what follows.
 */
record Words(String first, String asTyped, String rest) {
  static Words of(String text) {
    String stripped = text.strip();
    int end = 0;
    while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
      end++;
    }
    String word = stripped.substring(0, end);
    return new Words(word.toLowerCase(Locale.ROOT), word, stripped.substring(end).strip());
  }
}
