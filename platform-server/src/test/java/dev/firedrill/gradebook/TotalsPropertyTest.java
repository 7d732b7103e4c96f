package dev.firedrill.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.chaos.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TotalsPropertyTest {
  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private static GradebookItem item(int number, double weight, boolean droppable) {
    return new GradebookItem(
        new RunId(new UUID(1, number)), number, "Run " + number, weight, 100, droppable);
  }

  private static Cell scored(GradebookItem item, CellState state, double score) {
    return new Cell(item, state, score, null, false, null);
  }

  private static List<Cell> random(Random random) {
    List<Cell> cells = new ArrayList<>();
    int count = 1 + random.nextInt(9);
    for (int i = 0; i < count; i++) {
      GradebookItem item = item(i, random.nextInt(6) / 2.0, random.nextInt(4) > 0);
      cells.add(
          switch (random.nextInt(8)) {
            case 0 -> new Cell(item, CellState.EXCUSED, null, "ill", false, null);
            case 1 -> new Cell(item, CellState.UNGRADED, null, null, true, null);
            case 2 -> scored(item, CellState.DRAFT, random.nextInt(1001) / 10.0);
            default -> scored(item, CellState.PUBLISHED, random.nextInt(1001) / 10.0);
          });
    }
    return cells;
  }

  /** Every choice of what to drop, tried. */
  private static @Nullable Double best(List<Cell> cells, int drop) {
    List<Cell> counted =
        cells.stream()
            .filter(cell -> cell.state() == CellState.PUBLISHED && cell.item().weight() > 0)
            .toList();
    if (counted.isEmpty()) {
      return null;
    }
    long droppable = counted.stream().filter(cell -> cell.item().droppable()).count();
    long exactly = Math.min(Math.min(drop, droppable), counted.size() - 1);
    double best = -1;
    for (int mask = 0; mask < 1 << counted.size(); mask++) {
      if (Integer.bitCount(mask) != exactly) {
        continue;
      }
      double sum = 0;
      double weights = 0;
      boolean allowed = true;
      for (int i = 0; i < counted.size(); i++) {
        Cell cell = counted.get(i);
        if ((mask >> i & 1) == 1) {
          allowed &= cell.item().droppable();
        } else {
          weights += cell.item().weight();
          sum += cell.item().weight() * Objects.requireNonNull(cell.score());
        }
      }
      best = allowed ? Math.max(best, sum / weights) : best;
    }
    return best;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void droppingIsTheBestOfAllChoices(long seed) {
    Random random = new Random(seed);
    List<Cell> cells = random(random);
    int drop = random.nextInt(5);

    Double value = Totals.published(cells, drop).value();
    Double best = best(cells, drop);

    if (best == null) {
      assertThat(value).isNull();
    } else {
      assertThat(value).isCloseTo(best, within(0.00501));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aTotalIsBoundedAndAHigherScoreNeverLowersIt(long seed) {
    Random random = new Random(seed);
    List<Cell> cells = random(random);
    int drop = random.nextInt(5);
    Double before = Totals.published(cells, drop).value();
    int which = random.nextInt(cells.size());
    Cell cell = cells.get(which);
    if (before == null || cell.score() == null) {
      return;
    }
    List<Cell> raised = new ArrayList<>(cells);
    raised.set(which, scored(cell.item(), cell.state(), Math.min(100, cell.score() + 7)));

    assertThat(before).isBetween(0.0, 100.0);
    assertThat(Totals.published(raised, drop).value()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void theSentenceSaysHowTheTotalCameAbout() {
    List<Cell> cells =
        List.of(
            scored(item(1, 2, true), CellState.PUBLISHED, 90),
            scored(item(2, 1, true), CellState.PUBLISHED, 40),
            scored(item(3, 1, true), CellState.PUBLISHED, 75.5),
            new Cell(item(4, 1, true), CellState.EXCUSED, null, "ill", false, null),
            scored(item(5, 1, true), CellState.DRAFT, 10));

    Total total = Totals.published(cells, 1);

    assertThat(total.sentence())
        .isEqualTo(
            "85.17 of 100 is the weighted mean of 'Run 1' 90 (weight 2), 'Run 3' 75.5 (weight 1)."
                + " Dropped: 'Run 2' with 40, as leaving it out raises the total. Excused from"
                + " 'Run 4': ill. Still to come: 'Run 5'.");
    assertThat(Totals.expected(cells, 1).dropped()).containsExactly(new RunId(new UUID(1, 5)));
    assertThat(Totals.published(List.of(), 3).sentence()).isEqualTo("Nothing counts yet.");
  }

  @Test
  void theLastOneIsNeverDropped() {
    Total total = Totals.published(List.of(scored(item(1, 1, true), CellState.PUBLISHED, 12)), 3);

    assertThat(total.value()).isEqualTo(12);
    assertThat(total.sentence()).isEqualTo("12 of 100 is the score of 'Run 1' 12.");
  }

  @Test
  void aStudentIsToldNothingOfADraft() {
    Cell draft = scored(item(1, 1, true), CellState.DRAFT, 55);

    assertThat(draft.forStudent()).isEmpty();
  }
}
