package dev.firedrill.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.json.ScenarioJson;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioJsonTest {

  @Test
  void aScenarioReadBackFromItsJsonIsEqual() {
    LoadOutcome outcome =
        new ScenarioLoader()
            .load("slow-dependency.yaml", Resources.text("catalog/slow-dependency.yaml"));

    assertThat(outcome).isInstanceOf(LoadOutcome.Loaded.class);
    Scenario scenario = ((LoadOutcome.Loaded) outcome).scenario();
    String json = ScenarioJson.write(scenario);
    assertThat(ScenarioJson.read(json, Scenario.class)).isEqualTo(scenario);
    assertThat(ScenarioJson.write(ScenarioJson.read(json, Scenario.class))).isEqualTo(json);
    assertThat(scenario.timeline().getFirst().at()).isEqualTo(new At.Offset(Duration.ofSeconds(5)));
  }
}
