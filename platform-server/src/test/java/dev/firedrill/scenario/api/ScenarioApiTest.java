package dev.firedrill.scenario.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.scenario.ScenarioLint;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.scenarios.fault.FaultCatalog;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScenarioApiTest {
  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new ScenarioResource(Scenarios.bundled(), new ScenarioLint(FaultCatalog.bundled())));

  @Test
  void staffSeesTheCatalogueAndStudentsDoNot() {
    JsonNode items = http.as(Who.grader()).get("/scenarios").expect(200).json().path("items");
    JsonNode slow =
        items
            .valueStream()
            .filter(item -> item.path("id").asText().equals("slow-dependency"))
            .findFirst()
            .orElseThrow();
    assertThat(slow.path("maxDuration").asText()).isEqualTo("PT15M");
    assertThat(slow.path("difficulty").asDouble()).isEqualTo(2.0);
    assertThat(slow.path("objectives")).hasSizeGreaterThan(2);
    assertThat(slow.at("/faults/0/id").asText()).isEqualTo("slow-weather");
    assertThat(slow.at("/faults/0/at").asText()).isEqualTo("PT5S");
    http.as(Who.studentOf(Who.team("otter"))).get("/scenarios").expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void lintNamesLineColumnAndRule() {
    JsonNode mistakes = lint("metadata:\n  id: 7\n  id: 8\n");
    assertThat(mistakes).isNotEmpty();
    assertThat(mistakes.valueStream())
        .allSatisfy(mistake -> {
          assertThat(mistake.path("file").asText()).isEqualTo("mine.yaml");
          assertThat(mistake.path("line").asInt()).isPositive();
          assertThat(mistake.path("column").asInt()).isPositive();
          assertThat(mistake.path("rule").asText()).isNotEmpty();
          assertThat(mistake.path("message").asText()).isNotEmpty();
        });
  }

  @Test
  void tooLargeFileIsRefusedUnread() {
    http.as(Who.instructor())
        .with("Content-Type", "text/yaml")
        .post("/scenarios/lint", "#".repeat(300 * 1024))
        .expect(ProblemCode.TOO_LARGE);
  }

  @Test
  void onlyInstructorsLint() {
    http.as(Who.grader())
        .with("Content-Type", "text/yaml")
        .post("/scenarios/lint", "a: 1")
        .expect(ProblemCode.NOT_ALLOWED);
  }

  private JsonNode lint(String yaml) {
    return http.as(Who.instructor())
        .with("Content-Type", "text/yaml")
        .post("/scenarios/lint?file=mine.yaml", yaml)
        .expect(200)
        .json()
        .path("mistakes");
  }
}
