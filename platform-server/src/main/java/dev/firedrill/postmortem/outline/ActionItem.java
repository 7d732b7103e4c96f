package dev.firedrill.postmortem.outline;

import java.util.ArrayList;
import java.util.List;

/** A row of the table of action items; what is not filled in is empty. */
public record ActionItem(
    String action, String owner, String priority, String due, String doneWhen) {
  /** The names of the columns that are empty. */
  public List<String> missing() {
    List<String> empty = new ArrayList<>();
    if (owner.isBlank()) {
      empty.add("an owner");
    }
    if (priority.isBlank()) {
      empty.add("a priority");
    }
    if (due.isBlank()) {
      empty.add("a due date");
    }
    if (doneWhen.isBlank()) {
      empty.add("an end state that can be checked");
    }
    return empty;
  }
}
