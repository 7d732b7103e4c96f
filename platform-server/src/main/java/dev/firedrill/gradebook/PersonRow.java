package dev.firedrill.gradebook;

import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's row.
 *
 * @param cells one for each item, in the order of the items
 * @param published the total that the person may know
 * @param expected the total with drafts
 * @param risks why the person is at risk; empty for others
 */
public record PersonRow(
    Person person,
    @Nullable Team team,
    PersonIds ids,
    List<Cell> cells,
    Total published,
    Total expected,
    List<String> risks) {
  public PersonRow {
    cells = List.copyOf(cells);
    risks = List.copyOf(risks);
  }

  /** What the person may see: only what is published, and no risks, which are for staff. */
  public PersonRow forStudent(int dropLowest) {
    List<Cell> shown = cells.stream().flatMap(cell -> cell.forStudent().stream()).toList();
    Total total = Totals.published(shown, dropLowest);
    return new PersonRow(person, team, ids, shown, total, total, List.of());
  }
}
