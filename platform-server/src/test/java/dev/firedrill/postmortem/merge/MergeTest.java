package dev.firedrill.postmortem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeTest {
  @Test
  void editsOfDifferentPlacesAreBothTaken() {
    Merge merged = Merge.of("a\nb\nc\nd", "a\nB\nc\nd", "a\nb\nc\nD\ne", "Bo");

    assertThat(merged).isEqualTo(new Merge("a\nB\nc\nD\ne", 0));
  }

  @Test
  void deletionsAndTheSameEditTwiceAreNoConflict() {
    assertThat(Merge.of("a\nb\nc", "a\nc", "a\nb\nc\nd", "Bo")).isEqualTo(new Merge("a\nc\nd", 0));
    assertThat(Merge.of("a\nb", "a\nX", "a\nX", "Bo")).isEqualTo(new Merge("a\nX", 0));
    assertThat(Merge.of("a", "a", "b", "Bo")).isEqualTo(new Merge("b", 0));
    assertThat(Merge.of("a", "b", "a", "Bo")).isEqualTo(new Merge("b", 0));
  }

  @Test
  void twoEditsOfOneParagraphAreBothKeptAndMarked() {
    Merge merged = Merge.of("a\nit was slow\nc", "a\nit was down\nc", "a\nit hung\nc", "Bo Kern");

    assertThat(merged.conflicts()).isEqualTo(1);
    assertThat(merged.text().split("\n"))
        .containsExactly(
            "a",
            "⟦ Two edits met here and both were kept. Bo Kern wrote: ⟧",
            "it hung",
            "⟦ The other edit: ⟧",
            "it was down",
            "⟦ Keep what is right and delete these three lines. ⟧",
            "c");
  }

  @Test
  void twoEditsOfDifferentWordsOfOneParagraphAreOneParagraph() {
    String base = "At 14:05 the weather calls failed for about ten minutes and users saw errors.";

    Merge merged =
        Merge.of(
            "# T\n\n" + base + "\n\nend",
            "# T\n\n" + base.replace("weather", "weather and joke") + "\n\nend",
            "# T\n\n" + base.replace("about ten", "twelve").replace("errors.", "an apology."),
            "Bo");

    assertThat(merged)
        .isEqualTo(
            new Merge(
                "# T\n\nAt 14:05 the weather and joke calls failed for twelve minutes and users saw"
                    + " an apology.",
                0));
  }

  @Test
  void twoEditsOfOneWordOrOfAllWordsAreMarked() {
    String base = "The weather calls failed for ten minutes and users saw errors.";

    assertThat(Merge.of(base, base.replace("ten", "nine"), base.replace("ten", "five"), "Bo"))
        .satisfies(merged -> assertThat(merged.conflicts()).isEqualTo(1))
        .satisfies(merged -> assertThat(merged.text()).contains("nine minutes", "five minutes"));
    assertThat(Merge.of(base, base + " Mine.", "Nothing of this is so, and we begin anew.", "Bo"))
        .satisfies(merged -> assertThat(merged.conflicts()).isEqualTo(1))
        .satisfies(merged -> assertThat(merged.text()).contains(base + " Mine.", "we begin anew"));
    assertThat(Merge.of(base, base + " Mine.", base + " Theirs.", "Bo").text())
        .contains("Mine.", "Theirs.");
  }

  @Test
  void twoCellsOfOneTableRowAreOneRow() {
    String row = "| Add a timeout | Ada | P1 | 2026-12-01 | a test shows it |";

    assertThat(
            Merge.of(row, row.replace("P1", "P2"), row.replace("2026-12-01", "2026-12-15"), "Bo"))
        .isEqualTo(new Merge("| Add a timeout | Ada | P2 | 2026-12-15 | a test shows it |", 0));
  }

  @Test
  void aDeletionAgainstAnEditKeepsTheEdit() {
    assertThat(Merge.of("a\nb\nc", "a\nc", "a\nb, and more\nc", "Bo").text())
        .contains("b, and more");
  }

  /** Whatever either wrote anew is in the merged text, as often as that writer has it at least. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noLineThatEitherWroteIsEverLost(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int round = 0; round < 500; round++) {
      List<String> base = lines(random, random.nextInt(12), "base");
      List<String> mine = edited(random, base, "mine");
      List<String> theirs = edited(random, base, "theirs");

      Merge merged = Merge.of(join(base), join(mine), join(theirs), "Bo");

      Map<String, Integer> kept = count(List.of(merged.text().split("\n", -1)));
      Map<String, Integer> before = count(base);
      for (List<String> edit : List.of(mine, theirs)) {
        count(edit)
            .forEach((line, times) -> {
              if (times > before.getOrDefault(line, 0)) {
                assertThat(kept.getOrDefault(line, 0))
                    .as("%s of\n%s\n--\n%s\n--\n%s", line, base, mine, theirs)
                    .isGreaterThanOrEqualTo(times - before.getOrDefault(line, 0));
              }
            });
      }
      assertThat(merged.conflicts() > 0).isEqualTo(merged.text().contains(Merge.MARK));
      if (mine.equals(base)) {
        assertThat(merged.text()).isEqualTo(join(theirs));
      }
    }
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines);
  }

  private static Map<String, Integer> count(List<String> lines) {
    Map<String, Integer> counts = new HashMap<>();
    lines.forEach(line -> counts.merge(line, 1, Integer::sum));
    return counts;
  }

  private static List<String> lines(RandomGenerator random, int size, String who) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      lines.add(random.nextInt(4) == 0 ? "" : who + random.nextInt(6));
    }
    return lines;
  }

  private static List<String> edited(RandomGenerator random, List<String> base, String who) {
    List<String> lines = new ArrayList<>(base);
    for (int edits = random.nextInt(5); edits > 0; edits--) {
      int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
      switch (random.nextInt(3)) {
        case 0 -> lines.add(at, who + random.nextInt(9));
        case 1 -> {
          if (!lines.isEmpty()) {
            lines.remove(at);
          }
        }
        default -> {
          if (!lines.isEmpty()) {
            lines.set(at, who + random.nextInt(9));
          }
        }
      }
    }
    return lines;
  }
}
