package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.Failure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the items count. The version grows by one with each change; 0 is what holds before the first.
 *
 * @param dropLowest how many droppable items do not count for each person
 * @param items what was decided about items; others are as they begin
 */
public record GradebookSetup(long version, int dropLowest, List<GradebookItem> items) {
  public GradebookSetup {
    items = List.copyOf(items);
    if (dropLowest < 0 || dropLowest > 20) {
      throw Failure.invalid("The lowest " + dropLowest + " cannot be dropped: give 0 to 20.");
    }
    Set<RunId> seen = new HashSet<>();
    for (GradebookItem item : items) {
      if (!seen.add(item.run())) {
        throw Failure.invalid("Run " + item.runNumber() + " is listed twice: name it once.");
      }
    }
  }

  public static GradebookSetup initial() {
    return new GradebookSetup(0, 0, List.of());
  }

  Optional<GradebookItem> find(RunId run) {
    return items.stream().filter(item -> item.run().equals(run)).findFirst();
  }
}
