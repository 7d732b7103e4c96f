package dev.firedrill.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.scenarios.At.After;
import dev.firedrill.scenarios.At.Offset;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ScenarioJsonTest {
  static final String[] EXAMPLES = {Examples.SLOW_DEPENDENCY, Examples.MEMORY_LEAK};

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void aScenarioReadBackFromItsJsonIsEqual(String yaml) {
    Scenario scenario = Examples.load(yaml);

    String json = ScenarioJson.write(scenario);
    Scenario back = ScenarioJson.read(json, Scenario.class);

    assertThat(back).isEqualTo(scenario);
    assertThat(ScenarioJson.write(back)).isEqualTo(json);
  }

  @Test
  void keysAreSortedAndNullsAreAbsent() {
    assertThat(ScenarioJson.write(new Hint("hint-a", Duration.ofMinutes(90), 3, null, "Look.")))
        .isEqualTo(
            "{\"availableAfter\":\"PT1H30M\",\"cost\":3.0,\"id\":\"hint-a\",\"text\":\"Look.\"}");
  }

  @Test
  void bothFormsOfAtAreRead() {
    Scenario scenario = Examples.load(Examples.MEMORY_LEAK);

    assertThat(scenario.timeline().get(1).at()).isEqualTo(new Offset(Duration.ofMinutes(4)));
    assertThat(scenario.timeline().get(4).at())
        .isEqualTo(
            new After(
                "bad-deploy", At.Event.VERIFIED, Duration.ofMinutes(6), Duration.ofMinutes(30)));
  }

  @Test
  void whatDoesNotFitIsRefusedByName() {
    assertThatThrownBy(() ->
            ScenarioJson.read(
                "{\"sli\":\"ok\",\"objective\":0.9,\"window\":\"PT1H\",\"target\":1}", Slo.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target");
  }

  @Test
  void absentFieldsGetTheirDefaults() {
    Scenario scenario =
        Examples.load(Examples.SLOW_DEPENDENCY.replaceAll("(?m)^  measured: .*$", ""));

    assertThat(scenario.timeline().getFirst().jitter()).isEqualTo(Step.Jitter.NONE);
    assertThat(scenario.probe("reply-ok").audience()).isEqualTo(ProbeSpec.Audience.USER);
    assertThat(scenario.metadata().control()).isFalse();
    assertThat(scenario.selfTest().measured()).isNull();
  }
}
