package dev.firedrill.grading.review;

import dev.firedrill.grading.rubric.Criterion;
import dev.firedrill.grading.rubric.RubricScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the readers of one submission come to together, purely. The mean of two; where they lie too
 * far apart, a third settles it and theirs is the word.
 *
 * @param levels by criterion, as far as decided
 * @param missing the criteria that a reader still owes, in the rubric's order
 * @param third why a third reader is needed; empty when none is
 */
public record Adjudication(Map<String, Double> levels, List<String> missing, String third) {
  /** From so many levels apart in one criterion, or more than so many points in total. */
  public static final double LEVELS_APART = 2;

  public static final double POINTS_APART = 10;

  private static final double SAME = 1e-9;

  public Adjudication {
    levels = Map.copyOf(levels);
    missing = List.copyOf(missing);
  }

  /** Whether nothing is owed and nobody has to settle anything. */
  public boolean isComplete() {
    return missing.isEmpty() && third.isEmpty();
  }

  /** {@code readings}: the readings that have a reader. */
  public static Adjudication of(List<Criterion> criteria, List<Mark> marks, Set<Integer> readings) {
    Map<Integer, Map<String, Double>> given = levels(criteria, marks);
    Set<Integer> wanted = new HashSet<>(readings);
    wanted.add(1);
    Map<String, Double> first = given.getOrDefault(1, Map.of());
    Map<String, Double> second = given.getOrDefault(2, Map.of());
    Map<String, Double> third = given.getOrDefault(3, Map.of());
    Map<String, Double> decided = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (Criterion criterion : criteria) {
      String id = criterion.id();
      if (third.containsKey(id)) {
        decided.put(id, third.getOrDefault(id, 0.0));
        continue;
      }
      double sum = 0;
      int count = 0;
      for (Map<String, Double> one : List.of(first, second)) {
        Double level = one.get(id);
        if (level != null) {
          sum += level;
          count++;
        }
      }
      boolean owed = !first.containsKey(id) || (wanted.contains(2) && !second.containsKey(id));
      if (owed) {
        missing.add(id);
      }
      if (count > 0) {
        decided.put(id, sum / count);
      }
    }
    return new Adjudication(decided, missing, apart(criteria, first, second, third));
  }

  private static String apart(
      List<Criterion> criteria,
      Map<String, Double> first,
      Map<String, Double> second,
      Map<String, Double> third) {
    List<String> far = new ArrayList<>();
    for (Criterion criterion : criteria) {
      Double one = first.get(criterion.id());
      Double other = second.get(criterion.id());
      if (one != null
          && other != null
          && Math.abs(one - other) >= LEVELS_APART - SAME
          && !third.containsKey(criterion.id())) {
        far.add(criterion.name());
      }
    }
    if (!far.isEmpty()) {
      return "The readers lie two levels or more apart in " + String.join(", ", far) + ".";
    }
    OptionalDouble firstMark = RubricScore.mark(criteria, first);
    OptionalDouble secondMark = RubricScore.mark(criteria, second);
    if (firstMark.isPresent() && secondMark.isPresent() && third.isEmpty()) {
      double points = Math.abs(firstMark.getAsDouble() - secondMark.getAsDouble());
      if (points > POINTS_APART + SAME) {
        return String.format(
            Locale.ROOT, "The readers lie %.1f points apart in total, more than 10.", points);
      }
    }
    return "";
  }

  /** What each reading gives, by criterion; choices that no longer fit the rubric are left out. */
  public static Map<Integer, Map<String, Double>> levels(
      List<Criterion> criteria, List<Mark> marks) {
    Map<String, Criterion> byId = new HashMap<>();
    criteria.forEach(criterion -> byId.put(criterion.id(), criterion));
    Map<Integer, Map<String, Double>> levels = new TreeMap<>();
    for (Mark mark : marks) {
      Criterion criterion = byId.get(mark.criterion());
      if (criterion != null) {
        OptionalDouble level = RubricScore.level(criterion, mark.selection());
        if (level.isPresent()) {
          levels
              .computeIfAbsent(mark.reading(), missing -> new HashMap<>())
              .put(mark.criterion(), level.getAsDouble());
        }
      }
    }
    return levels;
  }
}
