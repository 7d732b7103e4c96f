package dev.firedrill.postmortem.merge;

import java.util.Arrays;
import java.util.List;

/** Which line of one text is which of another: a longest common subsequence. */
final class LineMatch {
  /** Beyond so many pairs of changed lines the middle counts as rewritten. */
  private static final long PAIRS_AT_MOST = 9_000_000;

  private LineMatch() {}

  /** For each line of {@code a} its index in {@code b}, increasing, or -1. */
  static int[] of(List<String> a, List<String> b) {
    int[] match = new int[a.size()];
    Arrays.fill(match, -1);
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
      match[start] = start;
      start++;
    }
    int endA = a.size();
    int endB = b.size();
    while (endA > start && endB > start && a.get(endA - 1).equals(b.get(endB - 1))) {
      match[--endA] = --endB;
    }
    if ((long) (endA - start) * (endB - start) <= PAIRS_AT_MOST) {
      middle(a, b, start, endA, endB, match);
    }
    return match;
  }

  private static void middle(
      List<String> a, List<String> b, int start, int endA, int endB, int[] match) {
    int[][] length = new int[endA - start + 1][endB - start + 1];
    for (int i = endA - 1; i >= start; i--) {
      for (int j = endB - 1; j >= start; j--) {
        length[i - start][j - start] =
            a.get(i).equals(b.get(j))
                ? length[i - start + 1][j - start + 1] + 1
                : Math.max(length[i - start + 1][j - start], length[i - start][j - start + 1]);
      }
    }
    int i = start;
    int j = start;
    while (i < endA && j < endB) {
      if (a.get(i).equals(b.get(j))) {
        match[i++] = j++;
      } else if (length[i - start + 1][j - start] >= length[i - start][j - start + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }
}
