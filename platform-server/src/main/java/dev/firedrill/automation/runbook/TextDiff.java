package dev.firedrill.automation.runbook;

import java.util.ArrayList;
import java.util.List;

/** What was taken away from and added to a text, line by line. */
public final class TextDiff {
  /** Beyond so many compared pairs of lines the middle is told as replaced as a whole. */
  private static final long MOST_PAIRS = 4_000_000;

  private TextDiff() {}

  /** How a line fared. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** One line of either text. */
  public record Line(Kind kind, String text) {}

  /** The lines of both, in order; the least that must be removed and added. */
  public static List<Line> between(String before, String after) {
    List<String> old = before.isEmpty() ? List.of() : before.lines().toList();
    List<String> now = after.isEmpty() ? List.of() : after.lines().toList();
    int head = 0;
    while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < old.size() - head
        && tail < now.size() - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    List<Line> lines = new ArrayList<>();
    old.subList(0, head).forEach(line -> lines.add(new Line(Kind.SAME, line)));
    middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), lines);
    old.subList(old.size() - tail, old.size())
        .forEach(line -> lines.add(new Line(Kind.SAME, line)));
    return List.copyOf(lines);
  }

  private static void middle(List<String> old, List<String> now, List<Line> lines) {
    if ((long) old.size() * now.size() > MOST_PAIRS) {
      old.forEach(line -> lines.add(new Line(Kind.REMOVED, line)));
      now.forEach(line -> lines.add(new Line(Kind.ADDED, line)));
      return;
    }
    // The longest common subsequence of what remains of both, from behind.
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        lines.add(new Line(Kind.SAME, old.get(i)));
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(Kind.REMOVED, old.get(i++)));
      } else {
        lines.add(new Line(Kind.ADDED, now.get(j++)));
      }
    }
  }
}
