package dev.firedrill.bot.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Git takes of a fork, where no .gitignore of the course's repository is above it. */
class ForkTest {
  @TempDir Path fork;

  @BeforeEach
  void forkTheTemplate() throws Exception {
    for (String name :
        new String[] {".gitignore", "examples/js-bot/.gitignore", "examples/rtm-bot/.gitignore"}) {
      Path copy = fork.resolve(name);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of(name), copy);
    }
    try {
      assertThat(git("init", "--quiet")).isZero();
    } catch (IOException noGit) {
      assumeTrue(false, "git is not installed here");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target/student-bot.jar",
        "data/bot.db",
        "examples/js-bot/node_modules/prom-client/index.js",
        "examples/js-bot/js-bot.tar.gz",
        "examples/rtm-bot/node_modules/ws/index.js",
        "examples/rtm-bot/rtm-bot.tar.gz"
      })
  void whatTheBuildsMakeIsNotCommitted(String path) throws Exception {
    assertThat(git("check-ignore", "--quiet", path)).isZero();
  }

  @Test
  void theDirectoryOfTheImageIsCommitted() throws Exception {
    assertThat(Path.of("src/main/jib/data/.keep")).exists();
    assertThat(git("check-ignore", "--quiet", "src/main/jib/data/.keep")).isEqualTo(1);
  }

  private int git(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    ProcessBuilder builder = new ProcessBuilder(command).directory(fork.toFile()).inheritIO();
    // What a person ignores everywhere must not hide what the fork forgets.
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }
}
