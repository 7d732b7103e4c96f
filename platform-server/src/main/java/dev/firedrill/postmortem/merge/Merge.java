package dev.firedrill.postmortem.merge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two edits of one text, put together line by line, and word by word where both changed the same
 * lines. Where both changed the same words, both stay, between lines that say so; nothing that
 * anybody wrote is dropped.
 */
public record Merge(String text, int conflicts) {
  /** Begins every line that marks a place where two edits met. */
  public static final String MARK = "⟦";

  /** {@code name}: whose text is {@code theirs}, for the marking lines. */
  public static Merge of(String base, String mine, String theirs, String name) {
    if (mine.equals(theirs) || mine.equals(base)) {
      return new Merge(theirs, 0);
    }
    if (theirs.equals(base)) {
      return new Merge(mine, 0);
    }
    return new Weaving(lines(base), lines(mine), lines(theirs), name).weave();
  }

  private static List<String> lines(String text) {
    return Arrays.asList(text.split("\n", -1));
  }

  /** One merge under way. */
  private static final class Weaving {
    private final List<String> base;
    private final List<String> mine;
    private final List<String> theirs;
    private final String name;
    private final List<String> out = new ArrayList<>();
    private int conflicts;

    Weaving(List<String> base, List<String> mine, List<String> theirs, String name) {
      this.base = base;
      this.mine = mine;
      this.theirs = theirs;
      this.name = name;
    }

    Merge weave() {
      int[] toMine = LineMatch.of(base, mine);
      int[] toTheirs = LineMatch.of(base, theirs);
      int b = 0;
      int m = 0;
      int t = 0;
      for (int line = 0; line <= base.size(); line++) {
        boolean end = line == base.size();
        if (!end && (toMine[line] < 0 || toTheirs[line] < 0)) {
          continue;
        }
        int nextMine = end ? mine.size() : toMine[line];
        int nextTheirs = end ? theirs.size() : toTheirs[line];
        changed(base.subList(b, line), mine.subList(m, nextMine), theirs.subList(t, nextTheirs));
        if (!end) {
          out.add(base.get(line));
        }
        b = line + 1;
        m = nextMine + 1;
        t = nextTheirs + 1;
      }
      return new Merge(String.join("\n", out), conflicts);
    }

    private void changed(List<String> was, List<String> ours, List<String> others) {
      if (ours.equals(others) || ours.equals(was)) {
        out.addAll(others);
      } else if (others.equals(was)) {
        out.addAll(ours);
      } else {
        String words =
            WordMerge.of(
                String.join("\n", was), String.join("\n", ours), String.join("\n", others));
        if (words != null) {
          out.add(words);
          return;
        }
        conflicts++;
        out.add(MARK + " Two edits met here and both were kept. " + name + " wrote: ⟧");
        out.addAll(others);
        out.add(MARK + " The other edit: ⟧");
        out.addAll(ours);
        out.add(MARK + " Keep what is right and delete these three lines. ⟧");
      }
    }
  }
}
