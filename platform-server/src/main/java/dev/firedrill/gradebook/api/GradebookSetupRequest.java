package dev.firedrill.gradebook.api;

import java.util.List;
import java.util.UUID;

/** How the items are to count. Items that are left out count as they began. */
public record GradebookSetupRequest(int dropLowest, List<GradebookItemRequest> items) {
  /** One item, by its run. */
  public record GradebookItemRequest(
      UUID id, String title, double weight, double points, boolean droppable) {}
}
