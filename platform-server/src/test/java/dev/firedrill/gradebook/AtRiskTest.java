package dev.firedrill.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AtRiskTest {
  private final GradebookItem first =
      new GradebookItem(new RunId(new UUID(1, 1)), 1, "One", 1, 100, true);
  private final GradebookItem second =
      new GradebookItem(new RunId(new UUID(1, 2)), 2, "Two", 1, 100, true);

  private static PersonId person(int number) {
    return new PersonId(new UUID(2, number));
  }

  private static Cell cell(GradebookItem item, double score, boolean owes) {
    return new Cell(item, CellState.PUBLISHED, score, null, owes, null);
  }

  @Test
  void whoIsLowTwiceOrOwesAPostmortemIsNamedWithTheReason() {
    Map<PersonId, List<Cell>> rows = new LinkedHashMap<>();
    rows.put(person(1), List.of(cell(first, 20, false), cell(second, 30, false)));
    rows.put(person(2), List.of(cell(first, 60, false), cell(second, 50, true)));
    rows.put(person(3), List.of(cell(first, 70, false), cell(second, 60, false)));
    rows.put(person(4), List.of(cell(first, 80, false), cell(second, 70, false)));

    Map<PersonId, List<String>> risks = AtRisk.among(rows);

    assertThat(risks).containsOnlyKeys(person(1), person(2));
    assertThat(risks.get(person(1)))
        .containsExactly("In the lowest quarter of the class in 'One' 20.0, 'Two' 30.0.");
    assertThat(risks.get(person(2))).containsExactly("No postmortem is handed in for 'Two'.");
  }

  @Test
  void nobodyIsLowWhereAllAreEqualOrTooFewToSay() {
    Map<PersonId, List<Cell>> equal = new LinkedHashMap<>();
    Map<PersonId, List<Cell>> few = new LinkedHashMap<>();
    for (int i = 0; i < 8; i++) {
      equal.put(person(i), List.of(cell(first, 50, false), cell(second, 50, false)));
    }
    for (int i = 0; i < 3; i++) {
      few.put(person(i), List.of(cell(first, i, false), cell(second, i, false)));
    }

    assertThat(AtRisk.among(equal)).isEmpty();
    assertThat(AtRisk.among(few)).isEmpty();
  }
}
