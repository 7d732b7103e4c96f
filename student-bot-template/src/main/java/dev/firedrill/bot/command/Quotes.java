package dev.firedrill.bot.command;

import java.util.ArrayList;
import java.util.List;

/** Phrases of a command, where quotation marks keep words together. */
final class Quotes {
  private static final char MARK = '"';

  private Quotes() {}

  /** Without its quotation marks, where all of the text stands between two of them. */
  static String unwrapped(String text) {
    List<String> phrases = phrases(text);
    return phrases.size() == 1 ? phrases.getFirst() : text;
  }

  private static List<String> phrases(String text) {
    List<String> phrases = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      boolean quoted = text.charAt(at) == MARK;
      int begin = quoted ? at + 1 : at;
      int end = quoted ? text.indexOf(MARK, begin) : wordEnd(text, begin);
      String phrase = end < begin ? text.substring(begin) : text.substring(begin, end);
      if (!phrase.isBlank()) {
        phrases.add(phrase.strip());
      }
      at = end + 1;
    }
    return phrases;
  }

  private static int wordEnd(String text, int begin) {
    int end = begin;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != MARK) {
      end++;
    }
    return end < text.length() && text.charAt(end) == MARK ? end - 1 : end;
  }
}
