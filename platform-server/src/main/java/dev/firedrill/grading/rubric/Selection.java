package dev.firedrill.grading.rubric;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a grader chose for one criterion: a level, or the items that apply (none of them is a choice
 * too). Points are never stored with it, so a change of points recalculates every draft.
 */
public record Selection(@Nullable Integer level, Set<String> items) {
  public Selection {
    items = Set.copyOf(items);
  }

  public static Selection ofLevel(int level) {
    return new Selection(level, Set.of());
  }

  public static Selection ofItems(String... items) {
    return new Selection(null, Set.of(items));
  }

  /** In an order that does not change from run to run. */
  public Set<String> sortedItems() {
    return new TreeSet<>(items);
  }
}
