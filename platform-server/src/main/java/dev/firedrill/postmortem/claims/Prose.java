package dev.firedrill.postmortem.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a Markdown text that tell what happened. Addresses, code blocks and what is
 * planned under action items are blanked out; offsets are those of the text.
 */
final class Prose {
  /**
   * A sentence, a table row or a list item. {@code told}: of this incident and not hypothetical.
   */
  record Sentence(int from, int to, String text, boolean told) {
    String lower() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  private static final int SENTENCE_AT_MOST = 600;

  private static final Pattern BLANKED =
      Pattern.compile(
          "(?s)```.*?(?:```|\\z)|<!--.*?-->|(?<=\\]\\()[^)\\s]*|\\bhttps?://[^\\s)>|]+");

  private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6})\\s+(.*)$");

  private static final Pattern PLANS =
      Pattern.compile(
          "(?i)action items?|actions|next steps|follow[- ]?ups?|to ?do|lessons|prevention");

  private static final Pattern END = Pattern.compile("[.!?](?=\\s)|\\n+|;");

  /** What tells of another day, a plan, a habit or of what did not happen. */
  private static final Pattern NOT_TOLD =
      Pattern.compile(
          "(?i)\\b(?:should(?:n't)? (?:have|be|page)|would|could (?:have|be)|might have|if we had|next"
              + " (?:time|week|month|game|run|lab)|(?:we|it|they|I) will|will (?:be|add|have)|going"
              + " to|plan(?:s|ned)? (?:to|for)|scheduled|from now on|in (?:the )?future|every"
              + " (?:day|night|hour|morning|week)|usually|normally|typically|always"
              + " at|hourly|nightly|daily|weekly|yesterday|tomorrow|(?:last|next|on|since|every|until)"
              + " (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|last"
              + " (?:week|month|year|time|night)|(?:a|two|three) (?:days?|weeks?|months?)"
              + " ago|due(?! to)|(?:had we|if (?:the|we|it|only|somebody|someone) (?:\\w+ ){0,3}had)\\b|class(?:es)?|lecture|exam"
              + "|flight|lunch|alarm clock|closes|opens at|office hours|deadline|meeting|stand-?up|expires?|similar|back then|for"
              + " example|e\\.g\\.|action:)");

  private Prose() {}

  static List<Sentence> sentences(String markdown) {
    String text = blanked(markdown);
    List<Sentence> all = new ArrayList<>();
    Matcher end = END.matcher(text);
    int from = 0;
    while (end.find()) {
      if (isAbbreviation(text, end.start())) {
        continue;
      }
      add(text, from, end.start(), all);
      from = end.end();
    }
    add(text, from, text.length(), all);
    return all;
  }

  private static boolean isAbbreviation(String text, int dot) {
    String before = text.substring(Math.max(0, dot - 6), dot).toLowerCase(Locale.ROOT);
    return text.charAt(dot) == '.'
        && before.matches(
            "(?s).*(?:\\b[ap]\\.m|\\bapprox|\\bca|\\be\\.g|\\bi\\.e|\\bno|^\\s*\\d+)");
  }

  /** In parts of bounded length, so that reading a text takes time in proportion to it. */
  private static void add(String text, int from, int to, List<Sentence> all) {
    int start = from;
    while (to - start > SENTENCE_AT_MOST) {
      int space = text.lastIndexOf(' ', start + SENTENCE_AT_MOST);
      int cut = space > start ? space : start + SENTENCE_AT_MOST;
      part(text, start, cut, all);
      start = cut;
    }
    part(text, start, to, all);
  }

  private static void part(String text, int from, int to, List<Sentence> all) {
    String words = text.substring(from, to);
    if (!words.isBlank()) {
      all.add(new Sentence(from, to, words, !NOT_TOLD.matcher(words).find()));
    }
  }

  private static String blanked(String markdown) {
    StringBuilder text = new StringBuilder(markdown);
    Matcher hidden = BLANKED.matcher(markdown);
    while (hidden.find()) {
      blank(text, hidden.start(), hidden.end());
    }
    Matcher heading = HEADING.matcher(markdown);
    int planned = -1;
    int rank = 0;
    while (heading.find()) {
      int own = heading.group(1).length();
      if (planned >= 0 && own <= rank) {
        blank(text, planned, heading.start());
        planned = -1;
      }
      if (planned < 0 && PLANS.matcher(heading.group(2)).find()) {
        planned = heading.start();
        rank = own;
      }
    }
    if (planned >= 0) {
      blank(text, planned, text.length());
    }
    return text.toString();
  }

  private static void blank(StringBuilder text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
  }
}
