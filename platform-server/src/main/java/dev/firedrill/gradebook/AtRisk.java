package dev.firedrill.gradebook;

import dev.firedrill.kernel.PersonId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who needs attention, by a rule that is written beside the list. A pure function. */
public final class AtRisk {
  /** The rule as people read it. */
  public static final String RULE =
      "At risk is who is in the lowest quarter of the class in at least two items, or whose team"
          + " owes a postmortem. A quarter is taken among four or more scores, drafts included,"
          + " and counts only below the middle one.";

  private static final int SCORES_AT_LEAST = 4;
  private static final int LOW_AT_LEAST = 2;

  private AtRisk() {}

  /** The reasons of everybody who is at risk; others are absent. */
  public static Map<PersonId, List<String>> among(Map<PersonId, List<Cell>> rows) {
    Map<GradebookItem, List<Double>> scores = new LinkedHashMap<>();
    rows.values()
        .forEach(cells ->
            cells.forEach(cell -> {
              Double score = cell.score();
              if (score != null) {
                scores.computeIfAbsent(cell.item(), item -> new ArrayList<>()).add(score);
              }
            }));
    scores.values().forEach(list -> list.sort(null));
    Map<PersonId, List<String>> found = new LinkedHashMap<>();
    rows.forEach((person, cells) -> {
      List<String> low = new ArrayList<>();
      List<String> reasons = new ArrayList<>();
      for (Cell cell : cells) {
        Double score = cell.score();
        if (score != null && isLow(score, scores.getOrDefault(cell.item(), List.of()))) {
          low.add("'" + cell.item().title() + "' " + String.format(Locale.ROOT, "%.1f", score));
        }
        if (cell.postmortemMissing()) {
          reasons.add("No postmortem is handed in for '" + cell.item().title() + "'.");
        }
      }
      if (low.size() >= LOW_AT_LEAST) {
        reasons.addFirst("In the lowest quarter of the class in " + String.join(", ", low) + ".");
      }
      if (!reasons.isEmpty()) {
        found.put(person, reasons);
      }
    });
    return found;
  }

  private static boolean isLow(double score, List<Double> sorted) {
    if (sorted.size() < SCORES_AT_LEAST) {
      return false;
    }
    double quarter = sorted.get((sorted.size() + 3) / 4 - 1);
    double middle = sorted.get(sorted.size() / 2);
    return score <= quarter && score < middle;
  }
}
