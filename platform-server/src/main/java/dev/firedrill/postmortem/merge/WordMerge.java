package dev.firedrill.postmortem.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Two edits of the same lines, put together word by word. */
final class WordMerge {
  /** A word with what stands behind it, so that blanks alone never count as something kept. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+\\s*|[^\\p{L}\\p{N}]\\s*");

  private WordMerge() {}

  /**
   * The text with both edits; null when both changed the same words, or one of them so much that
   * its words put between the other's would make no sentence.
   */
  static @Nullable String of(String base, String mine, String theirs) {
    List<String> was = words(base);
    List<String> ours = words(mine);
    List<String> others = words(theirs);
    int[] toMine = LineMatch.of(was, ours);
    int[] toTheirs = LineMatch.of(was, others);
    if (isRewritten(toMine) || isRewritten(toTheirs)) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    int b = 0;
    int m = 0;
    int t = 0;
    for (int word = 0; word <= was.size(); word++) {
      boolean end = word == was.size();
      if (!end && (toMine[word] < 0 || toTheirs[word] < 0)) {
        continue;
      }
      int nextMine = end ? ours.size() : toMine[word];
      int nextTheirs = end ? others.size() : toTheirs[word];
      List<String> before = was.subList(b, word);
      List<String> my = ours.subList(m, nextMine);
      List<String> their = others.subList(t, nextTheirs);
      if (my.equals(before)) {
        their.forEach(out::append);
      } else if (their.equals(before) || my.equals(their)) {
        my.forEach(out::append);
      } else {
        return null;
      }
      if (!end) {
        out.append(was.get(word));
      }
      b = word + 1;
      m = nextMine + 1;
      t = nextTheirs + 1;
    }
    return out.toString();
  }

  private static List<String> words(String text) {
    List<String> all = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        all.add(text.substring(end, matcher.start()));
      }
      all.add(matcher.group());
      end = matcher.end();
    }
    if (end < text.length()) {
      all.add(text.substring(end));
    }
    return all;
  }

  /** Less than half of the words were kept. */
  private static boolean isRewritten(int[] match) {
    int kept = 0;
    for (int at : match) {
      if (at >= 0) {
        kept++;
      }
    }
    return match.length == 0 || kept * 2 < match.length;
  }
}
