package dev.firedrill.grading.rubric;

import dev.firedrill.grading.rubric.GradedWork.Work;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/**
 * What a change of a rubric would do to what is graded already.
 *
 * @param graded submissions with marks that are not published
 * @param moved how many of them get another mark
 * @param lowest the most any loses, in points of 100
 * @param highest the most any gains
 * @param again how many have a criterion that wants a new look, because its kind was changed or it
 *     is new
 * @param published submissions that keep their grade whatever is saved
 */
public record Impact(
    int graded, int moved, double lowest, double highest, int again, int published) {

  static Impact of(List<Criterion> before, List<Criterion> after, List<Work> works) {
    Set<UUID> graded = new HashSet<>();
    Set<UUID> moved = new HashSet<>();
    Set<UUID> again = new HashSet<>();
    Set<UUID> published = new HashSet<>();
    double lowest = 0;
    double highest = 0;
    for (Work work : works) {
      if (work.published()) {
        published.add(work.assessment());
        continue;
      }
      graded.add(work.assessment());
      Map<String, Double> was = levels(before, work);
      Map<String, Double> is = levels(after, work);
      double by = RubricScore.soFar(after, is) - RubricScore.soFar(before, was);
      by = Math.round(by * 10) / 10.0;
      if (by != 0) {
        moved.add(work.assessment());
        lowest = Math.min(lowest, by);
        highest = Math.max(highest, by);
      }
      boolean complete = was.size() == before.size();
      if (complete && is.size() < after.size()) {
        again.add(work.assessment());
      }
    }
    return new Impact(graded.size(), moved.size(), lowest, highest, again.size(), published.size());
  }

  private static Map<String, Double> levels(List<Criterion> criteria, Work work) {
    Map<String, Double> levels = new HashMap<>();
    for (Criterion criterion : criteria) {
      Selection chosen = work.chosen().get(criterion.id());
      if (chosen != null) {
        OptionalDouble level = RubricScore.level(criterion, chosen);
        if (level.isPresent()) {
          levels.put(criterion.id(), level.getAsDouble());
        }
      }
    }
    return levels;
  }

  /** The same for people. */
  public String sentence() {
    String kept =
        published == 0
            ? ""
            : " " + count(published, "published grade stays", "published grades stay") + ".";
    String look =
        again == 0
            ? ""
            : " " + count(again, "submission wants", "submissions want") + " a new look.";
    if (graded == 0) {
      return "Nothing graded so far changes." + kept;
    }
    if (moved == 0) {
      return "None of "
          + count(graded, "graded submission moves", "graded submissions moves")
          + "."
          + look
          + kept;
    }
    return count(moved, "graded submission moves", "graded submissions move")
        + String.format(Locale.ROOT, " by %s..%s points.", signed(lowest), signed(highest))
        + look
        + kept;
  }

  private static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  private static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+.1f", value).replace('-', '\u2212');
    return value == 0 ? "0" : text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
