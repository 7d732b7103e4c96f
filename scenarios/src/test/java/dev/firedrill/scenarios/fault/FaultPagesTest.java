package dev.firedrill.scenarios.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.ProbeSpec;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/faults} is what the schemas of the faults say. To write it anew: {@code
 * -Dfaults.write=true}.
 */
class FaultPagesTest {
  private static final Path FOLDER = Path.of("../docs/faults");
  private static final FaultCatalog FAULTS = FaultCatalog.bundled();

  static Stream<String> faults() {
    return FAULTS.known().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void thePageIsWhatTheSchemaSays(String fault) throws IOException {
    JsonNode schema = FAULTS.argumentSchema(fault);
    assertThat(FaultPage.NEEDED).allSatisfy(each -> assertThat(schema.has(each)).as(each).isTrue());
    assertUpToDate(FOLDER.resolve(fault + ".md"), new FaultPage(fault, schema).text());
  }

  @Test
  void theIndexListsEveryFault() throws IOException {
    var byPlane = new TreeMap<String, StringBuilder>();
    for (String fault : FAULTS.known()) {
      FaultPage page = new FaultPage(fault, FAULTS.argumentSchema(fault));
      byPlane
          .computeIfAbsent(page.plane(), _ -> new StringBuilder())
          .append("| [%s](%s.md) | %s |\n".formatted(fault, fault, page.summary()));
    }
    StringBuilder index =
        new StringBuilder(
            """
            # Faults

            Written by `FaultPagesTest` from the schemas of the faults. Each is undone only if its own value still stands there.
            """);
    byPlane.forEach((plane, rows) ->
        index
            .append("\n## ")
            .append(plane)
            .append("\n\n| Fault | What it does |\n|---|---|\n")
            .append(rows));
    assertUpToDate(FOLDER.resolve("README.md"), index.toString());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theExampleFitsTheSchemaAndTheProbesCompile(String fault) {
    JsonNode schema = FAULTS.argumentSchema(fault);
    assertThat(FAULTS.violations(fault, schema.at("/examples/0"))).isEmpty();
    for (String name : List.of("x-effect", "x-clean")) {
      ProbeSpec probe = ScenarioJson.read(schema.path(name), ProbeSpec.class);
      assertThat(ProbeExpectation.problem(probe.expect())).isEmpty();
    }
    assertThat(words(Step.Strategy.values())).contains(schema.path("x-strategy").asText());
    schema
        .path(FaultCatalog.RUNTIMES)
        .forEach(
            runtime -> assertThat(words(Scenario.BotRuntime.values())).contains(runtime.asText()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyArgumentIsDescribed(String fault) {
    FAULTS
        .argumentSchema(fault)
        .path("properties")
        .properties()
        .forEach(property ->
            assertThat(property.getValue().path("description").asText())
                .as(property.getKey())
                .isNotBlank());
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> ScenarioJson.tree(value).asText()).toList();
  }

  private static void assertUpToDate(Path file, String text) throws IOException {
    if (Boolean.getBoolean("faults.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(file).as("write it anew with -Dfaults.write=true").hasContent(text);
  }
}
