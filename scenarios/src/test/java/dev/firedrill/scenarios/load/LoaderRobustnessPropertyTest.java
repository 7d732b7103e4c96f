package dev.firedrill.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoaderRobustnessPropertyTest {
  private static final List<String> JUNK =
      List.of(
          "",
          "[]",
          "{}",
          "3",
          "-1",
          "PT0S",
          "PT",
          "null",
          "${x}",
          "[a, [b]]",
          "{a: {b: c}}",
          "\" \"");

  private static final ScenarioLoader LOADER = Examples.loader();

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whateverIsInTheFileTheAnswerIsAScenarioOrMistakesAndNeverAnException(long seed) {
    var random = new Random(seed);
    var lines = new ArrayList<>(Arrays.asList(original(seed).split("\n", -1)));
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      damage(lines, random);
    }
    String[] file = lines.toArray(String[]::new);

    switch (LOADER.load("damaged.yaml", String.join("\n", file))) {
      case LoadOutcome.Loaded loaded -> assertThat(loaded.scenario().timeline()).isNotEmpty();
      case LoadOutcome.Rejected(List<Mistake> mistakes) ->
          assertThat(mistakes)
              .allSatisfy(mistake -> assertThat(mistake.line()).isBetween(1, file.length + 1));
    }
    ScenarioLoader.forCheckedFiles().load("damaged.yaml", String.join("\n", file));
  }

  private static String original(long seed) {
    return seed % 2 == 0 ? Examples.SLOW_DEPENDENCY : Examples.MEMORY_LEAK;
  }

  private static void damage(List<String> lines, Random random) {
    int line = random.nextInt(lines.size());
    String text = lines.get(line);
    int colon = text.indexOf(": ");
    if (colon < 0 || random.nextInt(4) == 0) {
      lines.remove(line);
    } else {
      lines.set(line, text.substring(0, colon + 2) + JUNK.get(random.nextInt(JUNK.size())));
    }
  }
}
