package dev.firedrill.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Examples;
import dev.firedrill.scenarios.Scenario;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioLoaderTest {
  private static final String ABORT_RULES =
      Examples.MEMORY_LEAK.substring(
          Examples.MEMORY_LEAK.indexOf("  abortWhen:"),
          Examples.MEMORY_LEAK.indexOf("  rollback: {"));

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

  /** The ones that the design names, each with the rule that refuses it. */
  static Stream<Mutation> mutationsOfTheWorkedExample() {
    return Stream.of(
        Mutation.of(
            "fault-needs-revert",
            "    revert: {strategy: restore-if-unchanged, timeout: PT3M}\n",
            ""),
        Mutation.of(
            "fault-needs-verify",
            "    verify: {probes: [rollout-is-bad-version, memory-rising], within: PT8M, onFail: retry-once-then-void}\n",
            ""),
        Mutation.of("fault-needs-duration", "    duration: PT70M\n", ""),
        Mutation.of("schema-min-items", ABORT_RULES, "  abortWhen: []\n"),
        Mutation.of(
            "schema-min-items",
            "invariants: [feature-intact, not-scaled-down, limits-not-removed]",
            "invariants: []"),
        Mutation.of("schema-required", "selfTest:\n", "selfTestOfOld:\n"),
        Mutation.of("schema-const", "{scope: team,", "{scope: cluster,"),
        Mutation.of("schema-pattern", "  maxDuration: PT90M", "  maxDuration: 90m"),
        Mutation.of("schema-maximum", "cost: 7,", "cost: 16,"));
  }

  @ParameterizedTest
  @MethodSource("mutationsOfTheWorkedExample")
  void theNineMutationsOfTheWorkedExampleAreRefused(Mutation mutation) {
    LoadOutcome outcome = Examples.loader().load("leak.yaml", mutation.apply(Examples.MEMORY_LEAK));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            LoadOutcome.Rejected.class,
            rejected ->
                assertThat(rejected.mistakes())
                    .extracting(Mistake::rule)
                    .contains(mutation.rule()));
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
