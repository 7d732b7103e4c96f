package dev.firedrill.bot.artifact.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.Program;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.artifact.Pack;
import dev.firedrill.bot.artifact.archive.ArtifactLimits;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template's example in another language is a release: packed, taken in, laid out, started. */
class JavaScriptBotTest {
  private static final Path EXAMPLE =
      Path.of("..", "student-bot-template", "examples", "js-bot").toAbsolutePath().normalize();

  @TempDir Path directory = Path.of(".");

  @Test
  void theExampleIsARelease() throws Exception {
    assertThat(EXAMPLE.resolve("node_modules/@slack/socket-mode"))
        .as("run 'npm ci' in %s first, as ./firedrill verify does", EXAMPLE)
        .exists();
    Path packed = directory.resolve("js-bot.tar.gz");
    assertThat(run(EXAMPLE, List.of("node", "scripts/pack.js", packed.toString())))
        .startsWith("exit 0");
    Path template = Files.write(directory.resolve("student-bot.jar"), Pack.bot("template"));
    ArtifactStore store =
        ArtifactFiles.store(
            new ArtifactFileSettings(
                directory.resolve("artifacts"), template, ArtifactLimits.DEFAULT, 25));
    Artifact artifact;
    try (InputStream body = Files.newInputStream(packed)) {
      artifact = store.accept(body, "js-bot.tar.gz");
    }
    assertThat(artifact.language()).isEqualTo("javascript");
    Program.Unpacked bot = (Program.Unpacked) store.program(artifact).orElseThrow();
    assertThat(bot.healthPath()).isEqualTo("/readyz");
    // All its libraries are there: it comes as far as its configuration, of which it has none.
    assertThat(run(bot.directory(), bot.start()))
        .startsWith("exit 2")
        .contains("configuration: SLACK_BOT_TOKEN is not set")
        .contains("configuration: SLACK_APP_TOKEN is not set");
  }

  private static String run(Path where, List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(List.of("PATH"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return "exit " + process.waitFor() + "\n" + output;
  }
}
