package dev.firedrill.grading.rubric;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What choices are worth, purely: {@code mark = 100 * sum of weight * level / 3}. */
public final class RubricScore {
  private RubricScore() {}

  /**
   * The level from 0 to 3 that the choice earns. For items: the sum of those that apply, from none
   * to all of the criterion's points, as a share of 3. Empty when the choice is of the other kind:
   * then the criterion was changed since and wants a new look.
   */
  public static OptionalDouble level(Criterion criterion, Selection selection) {
    Integer level = selection.level();
    if (criterion.hasLevels()) {
      return level == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(Math.clamp(level, 0, Criterion.BEST));
    }
    if (level != null) {
      return OptionalDouble.empty();
    }
    double sum =
        selection.items().stream()
            .flatMap(id -> criterion.item(id).stream())
            .mapToDouble(RubricItem::points)
            .sum();
    double share = Math.clamp(sum / criterion.points(), 0.0, 1.0);
    return OptionalDouble.of(Criterion.BEST * share);
  }

  /** The points of 100 that a level of this criterion is worth among all of them. */
  public static double points(List<Criterion> criteria, Criterion criterion, double level) {
    double weights = criteria.stream().mapToDouble(Criterion::weight).sum();
    return 100 * criterion.weight() / weights * level / Criterion.BEST;
  }

  /** What has been decided so far is worth, of 100; what is not decided counts nothing. */
  public static double soFar(List<Criterion> criteria, Map<String, Double> levels) {
    double sum = 0;
    for (Criterion criterion : criteria) {
      sum += points(criteria, criterion, levels.getOrDefault(criterion.id(), 0.0));
    }
    return sum;
  }

  /** The mark of 100 with one decimal; empty while a criterion is not decided. */
  public static OptionalDouble mark(List<Criterion> criteria, Map<String, Double> levels) {
    boolean all = criteria.stream().allMatch(criterion -> levels.containsKey(criterion.id()));
    return all
        ? OptionalDouble.of(Math.round(soFar(criteria, levels) * 10) / 10.0)
        : OptionalDouble.empty();
  }
}
