package dev.firedrill.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Lint lint = new Lint(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @TempDir Path folder;

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
    assertThat(output()).isEqualTo("slow-dependency 1.0.0 \"Slow dependency\"\n");
  }

  @Test
  void anythingElseExplainsItself() {
    assertThat(lint.run()).isEqualTo(2);
    assertThat(lint.run("prove")).isEqualTo(2);
    assertThat(output()).contains("usage: lint FILE");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
