package dev.firedrill.gradebook;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import java.util.List;
import java.util.Optional;

/** The whole gradebook at one time: students by handle, items by run. */
public record Gradebook(GradebookSetup setup, List<GradebookItem> items, List<PersonRow> rows) {
  public Gradebook {
    items = List.copyOf(items);
    rows = List.copyOf(rows);
  }

  public Optional<GradebookItem> item(RunId run) {
    return items.stream().filter(item -> item.run().equals(run)).findFirst();
  }

  public Optional<PersonRow> row(PersonId person) {
    return rows.stream().filter(row -> row.person().id().equals(person)).findFirst();
  }
}
