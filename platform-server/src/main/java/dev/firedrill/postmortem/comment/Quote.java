package dev.firedrill.postmortem.comment;

/**
 * A place in a text, told by what stands there and beside it, so that it is found again after the
 * text was edited.
 *
 * @param text the passage
 * @param before what stood in front of it, at most {@link #BESIDE_AT_MOST} characters
 * @param after what stood behind it, as long at most
 */
public record Quote(String text, String before, String after) {
  public static final int TEXT_AT_MOST = 400;
  public static final int BESIDE_AT_MOST = 80;

  /** So much of what stands beside a passage must be unchanged to find a passage that changed. */
  private static final int SURE = 12;

  /** Whether the passage is still there. */
  public enum State {
    /** Word for word. */
    HERE,
    /** Other words stand between the same neighbors. */
    CHANGED,
    /** Neither the passage nor its neighbors. */
    GONE
  }

  /** Where the passage is: offsets in UTF-16 units, both 0 where it is gone. */
  public record Place(State state, int from, int to) {}

  public Quote {
    before = before.substring(Math.max(0, before.length() - BESIDE_AT_MOST));
    after = after.substring(0, Math.min(BESIDE_AT_MOST, after.length()));
  }

  /** Where the passage is in this text; of several the one with the most alike neighbors. */
  public Place in(String markdown) {
    int best = -1;
    int most = -1;
    for (int at = markdown.indexOf(text); at >= 0; at = markdown.indexOf(text, at + 1)) {
      int alike = alikeBefore(markdown, at) + alikeAfter(markdown, at + text.length());
      if (alike > most) {
        most = alike;
        best = at;
      }
    }
    return best >= 0 ? new Place(State.HERE, best, best + text.length()) : between(markdown);
  }

  /** Looks for the neighbors, where the passage itself was edited. */
  private Place between(String markdown) {
    String left = before.substring(Math.max(0, before.length() - 2 * SURE));
    String right = after.substring(0, Math.min(2 * SURE, after.length()));
    if (left.strip().length() >= SURE && right.strip().length() >= SURE) {
      int furthest = 3 * text.length() + BESIDE_AT_MOST;
      for (int at = markdown.indexOf(left); at >= 0; at = markdown.indexOf(left, at + 1)) {
        int from = at + left.length();
        int to = markdown.indexOf(right, from);
        if (to > from && to - from <= furthest) {
          return new Place(State.CHANGED, from, to);
        }
      }
    }
    return new Place(State.GONE, 0, 0);
  }

  private int alikeBefore(String markdown, int at) {
    int alike = 0;
    while (alike < before.length()
        && alike < at
        && markdown.charAt(at - alike - 1) == before.charAt(before.length() - alike - 1)) {
      alike++;
    }
    return alike;
  }

  private int alikeAfter(String markdown, int at) {
    int alike = 0;
    while (alike < after.length()
        && at + alike < markdown.length()
        && markdown.charAt(at + alike) == after.charAt(alike)) {
      alike++;
    }
    return alike;
  }
}
