package dev.firedrill.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.fake.FakeSlack;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot as a process: what a supervisor sees. */
class MainTest {
  @TempDir Path directory;

  @Test
  void tellsItsPortFirstAndEndsWithZeroWhenAsked() throws Exception {
    try (var slack = new FakeSlack()) {
      Process bot = start(Map.of("SLACK_API_BASE", slack.apiBase()));
      try (BufferedReader out = bot.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).matches("\\{\"event\":\"listening\",\"port\":[1-9][0-9]*}");
        String line = out.readLine();
        while (line != null && !line.contains("connected to workspace")) {
          line = out.readLine();
        }
        assertThat(line).isNotNull();
        bot.toHandle().destroy(); // Process.destroy would also close the stream we read
        assertThat(out.lines()).anyMatch(text -> text.contains("\"msg\":\"stopped\""));
        assertThat(bot.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(bot.exitValue()).isZero();
      } finally {
        bot.destroyForcibly();
      }
    }
  }

  @Test
  void endsWithOneLineIfTheWorkspaceIsAway() throws Exception {
    Process bot = start(Map.of("SLACK_API_BASE", "http://127.0.0.1:1/slack/api/"));
    List<String> errors = errors(bot);
    assertThat(bot.waitFor()).isEqualTo(1);
    assertThat(errors).hasSize(1);
    assertThat(errors.getFirst())
        .startsWith("cannot connect to the workspace at http://127.0.0.1:1/slack/api/: ");
  }

  @Test
  void endsWithAllMistakesOfItsConfiguration() throws Exception {
    Process bot = start(Map.of("SLACK_BOT_TOKEN", "secret", "PORT", "many"));
    assertThat(errors(bot))
        .hasSize(2)
        .allMatch(line -> line.startsWith("configuration: "))
        .noneMatch(line -> line.contains("secret"));
    assertThat(bot.waitFor()).isEqualTo(2);
  }

  @Test
  void answersOneCommandWithoutAWorkspace() throws Exception {
    Process bot = start(Map.of("SLACK_BOT_TOKEN", ""), "-c", "weather", "Oslo");
    try (BufferedReader out = bot.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines()).containsExactly("⚠ `weather` failed: UPSTREAM_URL is not set.");
    }
    assertThat(bot.waitFor()).isEqualTo(3);
  }

  @Test
  void explainsItselfAndKnowsNoOtherOption() throws Exception {
    Process help = start(Map.of(), "--help");
    try (BufferedReader out = help.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.lines()).anyMatch(line -> line.contains("--repl")).hasSizeGreaterThan(10);
    }
    assertThat(help.waitFor()).isZero();
    Process other = start(Map.of(), "--hepl");
    assertThat(errors(other)).startsWith("I do not know the option --hepl.");
    assertThat(other.waitFor()).isEqualTo(2);
  }

  private Process start(Map<String, String> environment, String... args) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(args));
    Map<String, String> all = new HashMap<>();
    all.put("SLACK_BOT_TOKEN", "xoxb-0123456789abcdef");
    all.put("SLACK_APP_TOKEN", "xapp-1-0123456789abcdef");
    all.put("DATA_DIR", directory.toString());
    all.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(all);
    return builder.start();
  }

  private static List<String> errors(Process bot) throws IOException {
    try (BufferedReader out = bot.inputReader(StandardCharsets.UTF_8);
        BufferedReader err = bot.errorReader(StandardCharsets.UTF_8)) {
      out.lines().forEach(line -> {});
      return err.lines().toList();
    }
  }
}
