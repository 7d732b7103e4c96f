package dev.firedrill.scenarios.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.Examples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

  static Stream<Mutation> mutationsOfSlowDependency() {
    String measured = "  measured: {nullBadRatio: 1.2, referenceBadRatio: 0.1, command: prove}\n";
    return Stream.of(
        // YAML
        Mutation.of("yaml-syntax", "slo: {sli: reply-ok", "slo: {sli: [reply-ok"),
        Mutation.of(
            "yaml-unique-key",
            "integrity: {variantSeed: per-team",
            "integrity: {variantSeed: fixed, variantSeed: per-team"),
        Mutation.of("yaml-no-tag", "  version: 1.0.0", "  version: !mine 1.0.0"),
        // Schema
        Mutation.of("schema-const", "apiVersion: firedrill/v1", "apiVersion: srelab/v1"),
        Mutation.of("schema-required", "  title: Slow dependency\n", "").at("metadata:"),
        Mutation.of(
            "schema-additional-properties",
            "  title: Slow dependency",
            "  titel: none\n  title: Slow dependency"),
        Mutation.of("schema-pattern", "  stableFor: PT15S", "  stableFor: 15s"),
        Mutation.of("schema-pattern", "  stableFor: PT15S", "  stableFor: PT"),
        Mutation.of("schema-pattern", "    sustain: PT1M", "    sustain: PT0M"),
        Mutation.of("schema-pattern", "  title: Slow dependency", "  title: \" \""),
        Mutation.of("schema-enum", "  onFail: defer-team", "  onFail: give-up"),
        Mutation.of("schema-type", "  hintCap: 15", "  hintCap: many"),
        Mutation.of("schema-maximum", "  hintCap: 15", "  hintCap: 31"),
        Mutation.of("schema-maximum", "cost: 7,", "cost: 16,"),
        Mutation.of("schema-exclusive-maximum", "objective: 0.95", "objective: 1"),
        Mutation.of("schema-min-items", "    invariants: [feature-intact]", "    invariants: []"),
        Mutation.of("schema-const", "{scope: team,", "{scope: cluster,"),
        Mutation.of("schema-maximum", "selfTest:\n", "selfTest:\n" + measured).at(measured),
        Mutation.of("schema-required", "    expect: result.otherRatio >= 0.9\n", "")
            .at("  feature-intact:"),
        Mutation.of(
                "fault-needs-revert",
                "    revert: {strategy: restore-if-unchanged, timeout: PT30S}\n",
                "")
            .at("  - id: slow-weather"),
        Mutation.of(
                "fault-needs-verify",
                "    verify: {probes: [weather-upstream-slow, weather-users-hurt], within: PT60S, onFail: retry-once-then-void}\n",
                "")
            .at("  - id: slow-weather"),
        Mutation.of("fault-needs-duration", "    duration: PT12M\n", "").at("  - id: slow-weather"),
        // Steps
        Mutation.of("step-known-field", "    respondWithin: PT5M", "    respondwithin: PT5M"),
        Mutation.of("target-exists", "    target: weather", "    target: whether"),
        Mutation.of("ends-within-max-duration", "    duration: PT12M", "    duration: PT14M56S"),
        Mutation.of(
                "faults-within-blast-radius",
                "  - id: complaint\n",
                """
                  - id: slow-dictionary
                    type: fault
                    at: PT6S
                    fault: dependency-slow
                    target: weather
                    args: {service: dictionary, delay: PT4S}
                    duration: PT1M
                    verify: {probes: [weather-users-hurt], within: PT60S, onFail: void-team}
                    revert: {strategy: proxy-reset}
                  - id: complaint
                """)
            .at("  blastRadius: {"),
        Mutation.of(
                "control-has-no-fault",
                "  maxDuration: PT15M",
                "  control: true\n  maxDuration: PT15M")
            .at("  control: true"),
        Mutation.of("has-a-fault", "    type: fault", "    type: noise").at("timeline:"),
        Mutation.of("no-forward-reference", "{after: slow-weather,", "{after: quick-weather,"),
        Mutation.of("no-forward-reference", "requires: hint-dependency", "requires: hint-shield"),
        Mutation.of("unique-id", "id: hint-dependency,", "id: hint-scope,")
            .at("id: hint-scope, availableAfter: PT5M"),
        Mutation.of(
                "event-fits-step",
                "probes:\n  weather-upstream-slow:",
                "  - {id: thanks, type: announce, at: {after: complaint, event: verified}, channel: users, text: Thanks}\nprobes:\n  weather-upstream-slow:")
            .at("  - {id: thanks"),
        // Probes
        Mutation.of("probe-exists", "    healthy: [reply-ok]", "    healthy: [reply-fine]"),
        Mutation.of("probe-exists", "slo: {sli: reply-ok", "slo: {sli: reply-fine"),
        Mutation.of(
            "rollback-probe-exists",
            "verify: [weather-upstream-normal]",
            "verify: [weather-normal]"),
        Mutation.of(
                "probe-used",
                "slo: {sli",
                "  idle-probe: {type: slack-message, text: hello, every: PT5S, timeout: PT5S, expect: result.found}\nslo: {sli")
            .at("  idle-probe"),
        Mutation.of(
                "http-probe-needs-url",
                "    url: \"upstream:weather\"\n    every: PT2S\n    timeout: PT15S\n    expect: result.latencyMs < 1000",
                "    every: PT2S\n    timeout: PT15S\n    expect: result.latencyMs < 1000")
            .at("  weather-upstream-normal:"),
        sql("sql-probe-reads", "sqlite:bot.sqlite3", "PT5S", "delete from glossary", "query: d"),
        sql("sql-probe-file", "sqlite:../x", "PT5S", "select 1 as n", "url: sqlite:../x"),
        sql("sql-probe-short", "sqlite:x.db", "PT11S", "select 1 as n", "timeout: PT11S"),
        Mutation.of(
            "probe-often-enough",
            "    every: PT5S\n    timeout: PT5S\n    expect: result.otherRatio",
            "    every: PT7S\n    timeout: PT5S\n    expect: result.otherRatio"),
        Mutation.of(
            "probe-often-enough",
            "    every: PT5S\n    timeout: PT5S\n    expect: result.ratio",
            "    every: PT7S\n    timeout: PT5S\n    expect: result.ratio"),
        // Grading
        Mutation.of(
            "weights-sum-to-one", "comms: 0.15, diagnosis: 0}", "comms: 0.16, diagnosis: 0}"),
        Mutation.of("rubric-sums-to-one", "id: causes, weight: 0.25", "id: causes, weight: 0.2")
            .at("    rubric:"),
        Mutation.of("weight-has-objective", "    assesses: [comms]", "    assesses: [diagnosis]")
            .at("  weights: {"),
        Mutation.of("hints-within-cap", "  hintCap: 15", "  hintCap: 9.9"),
        Mutation.of(
            "curve-falls", "curve: {full: PT4M, zero: PT12M}", "curve: {full: PT4M, zero: PT4M}"),
        Mutation.of("within-max-duration", "    deadline: PT15M", "    deadline: PT16M"),
        Mutation.of("within-max-duration", "availableAfter: PT7M", "availableAfter: PT17M"),
        // Parameters
        Mutation.of("parameter-declared", "\"${customer} (customer)\"", "\"${client} (customer)\""),
        Mutation.of("parameter-used", "\"${customer} (customer)\"", "\"Ann (customer)\"")
            .at("  customer:"),
        Mutation.of("placeholder-place", "  title: Slow dependency", "  title: Slow ${customer}"),
        Mutation.of("parameter-has-values", "    choices: [Priya, Tomas, Wen]\n", "")
            .at("  customer:"),
        Mutation.of(
                "per-team-needs-choices",
                "    choices: [Priya, Tomas, Wen]\n    perTeam: true",
                "    default: Priya\n    perTeam: true # one")
            .at("    perTeam: true # one"),
        Mutation.of("parameter-range", "    choices: [Priya, Tomas, Wen]", "    min: 1\n    max: 3")
            .at("    min: 1"),
        Mutation.of(
            "parameter-type", "    choices: [Priya, Tomas, Wen]", "    choices: [Priya, 4, Wen]"),
        // Faults
        Mutation.of("fault-known", "    fault: dependency-slow", "    fault: dependency-gone"),
        Mutation.of("fault-args", "args: {service: weather,", "args: {service: news,"),
        Mutation.of("fault-args", "delay: \"${delay}\"}", "delay: PT0.1S}"),
        Mutation.of("fault-args", "delay: \"${delay}\"}", "delay: \"${delay}\", loss: 3}"),
        Mutation.of(
                "fault-args", "    choices: [PT7S, PT8S, PT9S]", "    choices: [PT7S, PT8S, PT31S]")
            .at("    args: {service"),
        // Runtimes, traffic, self-test
        Mutation.of(
                "variant-known", "  runtimes: [process", "  variant: no-such\n  runtimes: [process")
            .at("  variant: no-such"),
        Mutation.of(
                "traffic-args",
                "probes:\n  weather-upstream-slow:",
                "  - {id: load, type: traffic, at: PT1S, profile: ramp, duration: PT1M, args: {from: 1}}\nprobes:\n  weather-upstream-slow:")
            .at("  - {id: load"),
        Mutation.of(
                "traffic-args",
                "probes:\n  weather-upstream-slow:",
                "  - {id: load, type: traffic, at: PT1S, profile: steady, duration: PT1M, args: {rps: 1, users: 3}}\nprobes:\n  weather-upstream-slow:")
            .at("  - {id: load"),
        Mutation.of(
                "schema-enum",
                "probes:\n  weather-upstream-slow:",
                "  - {id: load, type: traffic, at: PT1S, profile: wavy, duration: PT1M}\nprobes:\n  weather-upstream-slow:")
            .at("  - {id: load"),
        Mutation.of(
            "score-reachable",
            "  nullAgent: {mitigated: false, resolved: false, maxAutoScore: 5}",
            "  nullAgent: {minAutoScore: 6, maxAutoScore: 5}"),
        Mutation.of(
                "schema-required",
                "  restartAgent: {mitigated: false, resolved: false, maxAutoScore: 15}\n",
                "")
            .at("selfTest:"),
        // Expressions
        Mutation.of("expression-compiles", "result.ratio >= 0.95", "result.ratio >= "),
        Mutation.of("expression-compiles", "result.ratio >= 0.95", "ratio >= 0.95"),
        Mutation.of("expression-compiles", "result.ratio >= 0.95", "size(result) + 1")
            .at("size(result)"),
        Mutation.of("expression-compiles", "\"team.requestedStop\"", "\"teams.requestedStop\""),
        Mutation.of("field-exists", "result.ratio >= 0.95", "result.ration >= 0.95"),
        Mutation.of("field-exists", "result.ratio >= 0.95", "has(result.replicas)"),
        Mutation.of("field-exists", "result.bad > 0", "result['worse'] > 0"),
        Mutation.of("field-exists", "result.bad > 0", "\"'latency' in result\""),
        Mutation.of("field-exists", "\"team.requestedStop\"", "\"team.askedToStop\""),
        Mutation.of("field-exists", "\"otherTeams.anyUnplannedImpact\"", "\"slack.isDown\""),
        Mutation.of(
                "pattern-compiles",
                "slo: {sli",
                "  idle-probe: {type: slack-message, text: '(hello', every: PT5S, timeout: PT5S, expect: result.found}\nslo: {sli")
            .at("  idle-probe"));
  }

  private static Mutation sql(
      String rule, String url, String timeout, String query, String marker) {
    return Mutation.of(
            rule,
            "    type: http\n    url: \"upstream:weather\"\n    every: PT2S\n    timeout: PT15S\n    expect: result.latencyMs < 1000",
            "    type: sql\n    url: %s\n    query: %s\n    every: PT2S\n    timeout: %s\n    expect: result.value < 1000"
                .formatted(url, query, timeout))
        .at(marker);
  }

  @ParameterizedTest
  @MethodSource("mutationsOfSlowDependency")
  void eachMistakeIsFoundOnItsLine(Mutation mutation) {
    String changed = mutation.apply(Examples.SLOW_DEPENDENCY);

    assertThat(mistakes(changed))
        .anySatisfy(mistake -> {
          assertThat(mistake.rule()).isEqualTo(mutation.rule());
          assertThat(mistake.line()).isEqualTo(mutation.line(changed));
        });
  }

  @Test
  void aHintMayNameAParameter() {
    String changed =
        Examples.SLOW_DEPENDENCY.replace(
            "Do all commands suffer, or only some?", "What does ${customer} wait for?");

    assertThat(changed).isNotEqualTo(Examples.SLOW_DEPENDENCY);
    assertThat(mistakes(changed)).isEmpty();
    assertThat(mistakes(changed.replace("What does ${customer}", "What does ${client}")))
        .extracting(Mistake::rule)
        .containsExactly("parameter-declared");
  }

  @Test
  void oneMistakeIsNotReportedAsSeveral() {
    List<String> noisy =
        mutationsOfSlowDependency()
            .filter(mutation -> mistakes(mutation.apply(Examples.SLOW_DEPENDENCY)).size() > 1)
            .map(Mutation::rule)
            .distinct()
            .toList();

    // These break two rules by their nature: a probe or parameter is then unused, a sum is off.
    assertThat(noisy)
        .isSubsetOf(
            "schema-maximum",
            "fault-needs-verify",
            "unique-id",
            "rollback-probe-exists",
            "probe-often-enough",
            "parameter-declared",
            "fault-args",
            "pattern-compiles");
  }

  @Test
  void allMistakesComeAtOnceInReadingOrder() {
    String changed =
        Examples.SLOW_DEPENDENCY
            .replace("  title: Slow dependency\n", "")
            .replace("    target: weather\n", "    target: nobody\n")
            .replace("comms: 0.15, diagnosis: 0}", "comms: 0.35, diagnosis: 0}");

    assertThat(mistakes(changed).stream().map(Mistake::rule))
        .containsExactly("schema-required", "target-exists", "weights-sum-to-one");
  }

  @Test
  void aMistakeReadsLikeACompilersAndSaysTheMend() {
    String changed =
        Examples.SLOW_DEPENDENCY.replace(
            "    revert: {strategy: restore-if-unchanged, timeout: PT30S}\n", "");

    assertThat(mistakes(changed).getFirst().toString())
        .isEqualTo(
            "slow.yaml:49:5: fault-needs-revert: step \"slow-weather\" has no \"revert\"; add it "
                + "(how the change is undone, for example {strategy: restore-if-unchanged})");
  }

  @Test
  void theProbesOfACauseMustFitItsWindowToo() {
    String changed = Examples.SLOW_DEPENDENCY.replace("observe: PT1M", "observe: PT49S");

    assertThat(mistakes(changed))
        .singleElement()
        .satisfies(mistake ->
            assertThat(mistake.message())
                .contains("success.resolve.observe = PT49S")
                .contains("at least every PT4.9S"));
  }

  @Test
  void anUnknownFaultIsAnsweredWithTheKnownOnes() {
    String changed = Examples.SLOW_DEPENDENCY.replace("fault: dependency-slow", "fault: fire-now");

    assertThat(mistakes(changed).getFirst().message())
        .contains("\"fire-now\"")
        .contains("bad-rollout, dependency-slow, pod-evict");
  }

  @Test
  void aFieldThatIsNotToldIsAnsweredWithThoseThatAre() {
    String changed =
        Examples.SLOW_DEPENDENCY.replace("result.latencyMs >= 3000", "result.latncyMs >= 3000");

    assertThat(mistakes(changed))
        .singleElement()
        .extracting(Mistake::message)
        .isEqualTo(
            "expression \"result.latncyMs >= 3000\" asks for result.latncyMs, which a probe of the type"
                + " http does not tell; use one of [ok, status, latencyMs, problem]");
  }

  @Test
  void anAliasIsRefused() {
    String changed =
        Examples.SLOW_DEPENDENCY
            .replace("    assesses: [detect]", "    assesses: &d [detect]")
            .replace("    assesses: [comms]", "    assesses: *d");

    assertThat(mistakes(changed)).extracting(Mistake::rule).contains("yaml-no-alias");
  }

  @Test
  void anEmptyFileIsOneMistake() {
    assertThat(mistakes("# nothing\n")).extracting(Mistake::rule).containsExactly("yaml-syntax");
    assertThat(mistakes("")).extracting(Mistake::rule).containsExactly("yaml-syntax");
  }

  @Test
  void aFileOfAnotherShapeIsRejectedAndNothingThrows() {
    assertThat(mistakes("- a\n- b\n")).isNotEmpty();
    assertThat(mistakes("timeline: 3\nprobes: [1]\nparameters: {a: b, c: }\n")).isNotEmpty();
    assertThat(
            mistakes("timeline: [{id: 3, at: {after: [1]}, fault: dependency-slow, args: {a: }}]"))
        .isNotEmpty();
  }

  private static List<Mistake> mistakes(String yaml) {
    return switch (Examples.loader().load("slow.yaml", yaml)) {
      case LoadOutcome.Loaded _ -> List.of();
      case LoadOutcome.Rejected(List<Mistake> mistakes) -> mistakes;
    };
  }
}
