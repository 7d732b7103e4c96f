package dev.firedrill.automation.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDiffTest {
  @Test
  void onlyWhatDiffersIsRemovedAndAdded() {
    assertThat(TextDiff.between("a\nb\nc\nd\n", "a\nx\nc\nd\ne\n"))
        .extracting(line -> line.kind() + " " + line.text())
        .containsExactly("SAME a", "REMOVED b", "ADDED x", "SAME c", "SAME d", "ADDED e");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void bothTextsCanBeReadFromIt(int seed) {
    Random random = new Random(seed);
    String before = text(random);
    String after = text(random);

    List<TextDiff.Line> lines = TextDiff.between(before, after);

    assertThat(without(lines, TextDiff.Kind.ADDED)).isEqualTo(before);
    assertThat(without(lines, TextDiff.Kind.REMOVED)).isEqualTo(after);
  }

  private static String text(Random random) {
    return IntStream.range(0, random.nextInt(40))
        .mapToObj(_ -> "line " + random.nextInt(5) + "\n")
        .collect(Collectors.joining());
  }

  private static String without(List<TextDiff.Line> lines, TextDiff.Kind kind) {
    return lines.stream()
        .filter(line -> line.kind() != kind)
        .map(line -> line.text() + "\n")
        .collect(Collectors.joining());
  }
}
