package dev.firedrill.scenarios.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.scenarios.expect.RunCondition.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeExpectationTest {
  private static final Map<String, Object> RESULT =
      Map.of(
          "ok",
          true,
          "latencyMs",
          2500,
          "ratio",
          0.96,
          "bad",
          0L,
          "env",
          Map.of("TTL", "0"),
          "commands",
          List.of("help", "weather"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "result.ok && result.latencyMs < 3000 | true",
        "result.latencyMs >= 2500.5           | false",
        "result.ratio >= 0.95                 | true",
        "result.ratio > 0                     | true",
        "result.bad > 0                       | false",
        "result.env['TTL'] == '0'             | true",
        "'weather' in result.commands         | true",
        "result.commands.exists(c, c == 'x')  | false",
        "!has(result.error)                   | true",
        "result.ok                            | true"
      })
  void anExpressionIsEvaluatedOverTheResult(String source, boolean expected) {
    assertThat(ProbeExpectation.compile(source).test(RESULT)).isEqualTo(expected);
    assertThat(ProbeExpectation.compile(source).evaluate(RESULT))
        .isEqualTo(expected ? new Verdict.True() : new Verdict.False());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "result.missing > 3",
        "!(result.missing > 3)",
        "result.ok > 3",
        "result.latencyMs / 0 > 1",
        "result.latencyMs",
        "result.env",
        "2 * result.ratio > 1"
      })
  void whatCannotBeEvaluatedIsUndecidedAndNeverAYes(String source) {
    ProbeExpectation expectation = ProbeExpectation.compile(source);

    assertThat(expectation.test(RESULT)).isFalse();
    assertThat(expectation.evaluate(RESULT))
        .isInstanceOfSatisfying(
            Verdict.Undecided.class, undecided -> assertThat(undecided.reason()).isNotBlank());
  }

  @Test
  void aNullFieldIsAbsent() {
    var result = new HashMap<String, @Nullable Object>();
    result.put("latencyMs", null);

    assertThat(ProbeExpectation.compile("has(result.latencyMs)").evaluate(result))
        .isEqualTo(new Verdict.False());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "result.x >", "latency > 3", "1 + 1", "'text'", "result.f(3) > 2"})
  void aWrongExpressionIsRefusedWithItsReason(String source) {
    assertThat(ProbeExpectation.problem(source)).isPresent();
    assertThatThrownBy(() -> ProbeExpectation.compile(source))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theReasonNamesTheColumn() {
    assertThat(ProbeExpectation.problem("result.ok && latency > 3").orElseThrow())
        .contains("column 14")
        .contains("latency");
  }

  @Test
  void aConditionSeesTheStateOfTheRun() {
    var state =
        new RunState(
            Map.of("requestedStop", false),
            Map.of(),
            Map.of("probeErrorRatio", 0.25),
            Map.of(),
            Duration.ofMinutes(3),
            Duration.ofMinutes(2));

    assertThat(RunCondition.compile("platform.probeErrorRatio > 0.2").evaluate(state))
        .isEqualTo(new Verdict.True());
    assertThat(RunCondition.compile("elapsed > maxDuration").evaluate(state))
        .isEqualTo(new Verdict.True());
    assertThat(RunCondition.compile("team.requestedStop").evaluate(state))
        .isEqualTo(new Verdict.False());
    assertThat(RunCondition.compile("otherTeams.anyUnplannedImpact").evaluate(state))
        .isInstanceOf(Verdict.Undecided.class);
    assertThat(RunCondition.problem("result.ok")).isPresent();
  }
}
