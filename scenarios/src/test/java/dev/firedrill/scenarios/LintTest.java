package dev.firedrill.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.scenarios.json.ScenarioJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path folder;
  private Lint lint;

  @BeforeEach
  void inAnEmptyFolder() {
    lint = new Lint(new PrintStream(printed, true, StandardCharsets.UTF_8), folder);
  }

  @Test
  void aGoodFileIsOk() throws IOException {
    Path file = write("good.yaml", Examples.SLOW_DEPENDENCY);

    assertThat(lint.run("lint", file.toString())).isZero();
    assertThat(output()).contains("ok, slow-dependency 1.0.0");
  }

  @Test
  void mistakesArePrintedAndFail() throws IOException {
    Path good = write("good.yaml", Examples.SLOW_DEPENDENCY);
    Path bad = write("bad.yaml", Examples.SLOW_DEPENDENCY.replace("hintCap: 15", "hintCap: 31"));

    assertThat(lint.run("lint", bad.toString(), good.toString())).isEqualTo(1);
    assertThat(output()).contains("bad.yaml:").contains("schema-maximum").contains("good.yaml: ok");
  }

  @Test
  void aMissingFileFails() {
    assertThat(lint.run("lint", folder.resolve("none.yaml").toString())).isEqualTo(1);
  }

  @Test
  void theBundledScenariosAreListed() {
    assertThat(lint.run("list")).isZero();
    assertThat(output()).contains("slow-dependency 1.0.0 \"Slow dependency\"\n");
  }

  @Test
  void aFolderIsCheckedWithAllThatIsBelowIt() throws IOException {
    Files.createDirectory(folder.resolve("more"));
    write("good.yaml", Examples.SLOW_DEPENDENCY);
    write("more/bad.yml", Examples.SLOW_DEPENDENCY.replace("hintCap: 15", "hintCap: 31"));
    write("notes.txt", "not a scenario");

    assertThat(lint.run("lint", folder.toString())).isEqualTo(1);
    assertThat(output().lines()).hasSize(2);
    assertThat(output()).contains("good.yaml: ok").contains("bad.yml:").doesNotContain("notes");
  }

  @Test
  void anEmptyFolderIsAMistake() {
    assertThat(lint.run("lint", folder.toString())).isEqualTo(1);
    assertThat(output()).contains("has-scenarios");
  }

  @Test
  void programsReadOneObjectALine() throws IOException {
    write("bad.yaml", Examples.SLOW_DEPENDENCY.replace("hintCap: 15", "hintCap: 31"));
    write("good.yaml", Examples.SLOW_DEPENDENCY);

    assertThat(lint.run("lint", "--json", folder.toString())).isEqualTo(1);
    List<JsonNode> lines = output().lines().map(ScenarioJson::parse).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst().at("/mistakes/0/rule").asText()).isEqualTo("schema-maximum");
    assertThat(lines.getFirst().at("/mistakes/0/line").asInt()).isPositive();
    assertThat(lines.getLast().path("ok").asBoolean()).isTrue();
    assertThat(lines.getLast().path("id").asText()).isEqualTo("slow-dependency");
  }

  @Test
  void anythingElseExplainsItself() {
    assertThat(lint.run()).isEqualTo(2);
    assertThat(lint.run("prove")).isEqualTo(2);
    assertThat(lint.run("lint", "--what")).isEqualTo(2);
    assertThat(output()).contains("Usage: ./firedrill scenario lint");
  }

  @Test
  void aNewScenarioIsGoodAsItIs() throws IOException {
    assertThat(lint.run("new", "slow-tuesday")).isZero();

    Path file = folder.resolve("slow-tuesday.yaml");
    assertThat(output()).contains("./firedrill scenario lint " + file);
    assertThat(lint.run("lint", file.toString())).isZero();
    assertThat(output()).contains("ok, slow-tuesday 1.0.0 \"Slow tuesday\"");
    assertThat(Files.readString(file)).doesNotContain("SCENARIO_");
  }

  @Test
  void aNewScenarioIsNeverWrittenOverAFile() throws IOException {
    Path file = write("mine.yaml", "mine");

    assertThat(lint.run("new", "mine")).isEqualTo(1);
    assertThat(output()).contains("is there already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aNewScenarioNeedsAnId() {
    assertThat(lint.run("new", "../Mine")).isEqualTo(2);
    assertThat(output()).contains("\"../Mine\" is no id");
    assertThat(folder).isEmptyDirectory();
    assertThat(lint.run("new")).isEqualTo(2);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
