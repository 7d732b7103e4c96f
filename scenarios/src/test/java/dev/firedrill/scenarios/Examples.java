package dev.firedrill.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.scenarios.json.Resources;
import dev.firedrill.scenarios.load.LoadOutcome;
import dev.firedrill.scenarios.load.ScenarioLoader;
import java.util.Map;

/** Scenarios for tests. */
public final class Examples {
  /** The one that ships. */
  public static final String SLOW_DEPENDENCY = Resources.text("catalog/slow-dependency.yaml");

  /** The worked example of the design, which uses nearly all of the format. */
  public static final String MEMORY_LEAK = Resources.text("memory-leak-after-bad-deploy.yaml");

  private Examples() {}

  /** Knows the faults of the worked example too. */
  public static ScenarioLoader loader() {
    String anything = "{\"type\": \"object\"}";
    return new ScenarioLoader(
        FaultCatalog.of(
            Map.of(
                "dependency-slow",
                Resources.text("faults/dependency-slow.schema.json"),
                "pod-evict",
                anything,
                "bad-rollout",
                """
                {"type": "object", "required": ["version"],
                 "properties": {"version": {"type": "string"}, "memoryLimitMi": {"type": "integer"}}}
                """)));
  }

  public static Scenario load(String yaml) {
    LoadOutcome outcome = loader().load("example.yaml", yaml);
    assertThat(outcome).isInstanceOf(LoadOutcome.Loaded.class);
    return ((LoadOutcome.Loaded) outcome).scenario();
  }
}
