package dev.firedrill.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.Scenario;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioLoaderTest {

  static Stream<String> goodVariants() {
    String leak = Examples.MEMORY_LEAK;
    return Stream.of(
        leak,
        Examples.SLOW_DEPENDENCY,
        leak.replace("at: PT4M", "at: P0DT4M"),
        leak.replace("variantSeed: per-team", "variantSeed: fixed"),
        leak.replace(
            "choices: [192, 256, 320], perTeam: true", "min: 192, max: 320, perTeam: true"),
        leak.replace("slo: {sli: reply-ok, objective: 0.99", "slo: {sli: reply-ok, objective: .99"),
        leak.replace("    type: noise\n", "    type: noise\n    when: elapsed < duration('10m')\n"),
        leak.replace(
            "selfTest:\n",
            """
            selfTest:
              measured: {nullBadRatio: 0.9, referenceBadRatio: 0.1, command: prove it}
            """),
        leak.replace(
            "probes:\n  reply-ok:",
            "  - {id: half-time, type: checkpoint, at: PT45M}\nprobes:\n  reply-ok:"));
  }

  @ParameterizedTest
  @MethodSource("goodVariants")
  void goodScenariosAreLoaded(String yaml) {
    LoadOutcome outcome = Examples.loader().load("good.yaml", yaml);

    assertThat(outcome).isInstanceOf(LoadOutcome.Loaded.class);
  }

  static Stream<String> plainWords() {
    return Stream.of("on", "no", "1:30", "2026-11-22", "0x1F", "012.1.2", "1_000");
  }

  @ParameterizedTest
  @MethodSource("plainWords")
  void plainWordsStayTextAsInYaml12(String word) {
    Scenario scenario =
        Examples.load(Examples.SLOW_DEPENDENCY.replace("title: Slow dependency", "title: " + word));

    assertThat(scenario.metadata().title()).isEqualTo(word);
  }
}
