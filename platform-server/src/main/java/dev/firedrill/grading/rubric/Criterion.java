package dev.firedrill.grading.rubric;

import java.util.List;
import java.util.Optional;

/**
 * One thing a postmortem is judged by: on four levels, or by items with points.
 *
 * @param id stays the same over versions, because marks name it
 * @param description what students read
 * @param note for graders only
 * @param weight more than 0; the weights of a rubric count relative to each other
 * @param levels what level 0 to 3 means; empty for a criterion of items
 * @param points the most that items can earn; 0 for a criterion of levels
 * @param items empty for a criterion of levels
 */
public record Criterion(
    String id,
    String name,
    String description,
    String note,
    double weight,
    List<String> levels,
    double points,
    List<RubricItem> items) {
  /** The best level. */
  public static final int BEST = 3;

  public Criterion {
    levels = List.copyOf(levels);
    items = List.copyOf(items);
  }

  public static Criterion ofLevels(
      String id, String name, String description, String note, double weight, String... levels) {
    return new Criterion(id, name, description, note, weight, List.of(levels), 0, List.of());
  }

  public boolean hasLevels() {
    return !levels.isEmpty();
  }

  Optional<RubricItem> item(String wanted) {
    return items.stream().filter(item -> item.id().equals(wanted)).findFirst();
  }
}
