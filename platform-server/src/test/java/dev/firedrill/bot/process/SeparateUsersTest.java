package dev.firedrill.bot.process;

import static dev.firedrill.bot.process.Stage.instance;
import static dev.firedrill.bot.process.Stage.ofAnotherTeam;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.process.os.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only root can hold bots to. */
class SeparateUsersTest {
  private static final Pattern WHERE = Pattern.compile("where=(\\S+) pid=(\\d+)");

  @TempDir Path directory = Path.of(".");
  private Stage stage;

  @BeforeEach
  void asRoot() throws IOException {
    stage = Stage.separate(directory);
  }

  @AfterEach
  void nothingIsLeft() {
    if (stage != null) {
      stage.close();
    }
  }

  @Test
  void aBotReadsNeitherAnotherTeamsFilesNorSecretsNorThePlatforms() throws Exception {
    stage.with("SLACK_BOT_TOKEN", "xoxb-of-the-other-team");
    InstanceId victim = stage.start(ofAnotherTeam(1), "", "bash", "secret.sh");
    Matcher where = WHERE.matcher(stage.awaitLine(victim, "where="));
    assertThat(where.find()).isTrue();
    Path platforms =
        Files.writeString(
            directory.resolve("bots/bot-2/bot.log"),
            "d1 platform's",
            java.nio.file.StandardOpenOption.APPEND);
    String processes = where.group(2) + " " + ProcessHandle.current().pid();

    stage.with("SLACK_BOT_TOKEN", "xoxb-mine");
    InstanceId spy =
        stage.start(instance(1), "", "bash", "spy.sh", where.group(1) + " " + platforms, processes);
    String last = stage.awaitLine(spy, "spied as");

    assertThat(last).doesNotContain("spied as 0");
    assertThat(String.join("\n", stage.lines(spy)))
        .contains("Permission denied")
        .contains("Operation not permitted")
        .doesNotContain("of-the-other-team")
        .doesNotContain("platform's")
        .doesNotContain("JAVA_HOME");
    assertThat(stage.runtime.running()).contains(victim);
  }

  @Test
  void aProcessThatHidesFromItsBotIsFoundByItsUser() throws Exception {
    InstanceId bot = stage.start(instance(1), "", "bash", "escape.sh", "hide", "stay");
    String line = stage.awaitLine(bot, "escaped");
    long escaped = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    assertThat(new ProcessTable().find(escaped)).isPresent();
    stage.runtime.stop(bot);

    assertThat(stage.awaitExit(bot)).isEqualTo("stopped");
    assertThat(new ProcessTable().find(escaped)).isEmpty();
  }

  @Test
  void aForkBombIsEnded() throws Exception {
    InstanceId bomb = stage.start(instance(1), "", "bash", "bomb.sh");

    assertThat(stage.awaitExit(bomb)).matches("ran \\d+ processes at once, its limit is 16");
    int user = (int) Files.getAttribute(directory.resolve("bots/bot-1/data"), "unix:uid");
    ProcessTable table = new ProcessTable();
    assertThat(table.all()).noneMatch(one -> table.user(one.pid()).orElse(0) == user);
  }

  @Test
  void whatABotLeavesWhereAnybodyMayWriteGoesWithIt() throws Exception {
    Path strewn = Path.of("/tmp/strewn-by-" + directory.getFileName());
    InstanceId bot =
        stage.start(instance(1), "", "bash", "-c", "mkdir " + strewn + "; touch " + strewn + "/x");

    assertThat(stage.awaitExit(bot)).isEqualTo("exited by itself (code 0)");
    assertThat(strewn).doesNotExist();
  }

  @Test
  void theLoaderOfThePlatformsToolsIsNotMisled() throws Exception {
    stage.with("LD_PRELOAD", "/tmp/evil.so");
    InstanceId bot = stage.start(instance(1), "", "bash", "places.sh", "one");

    assertThat(stage.awaitLine(bot, "pwd=")).contains("preload=none");
    assertThat(stage.line(bot, "ignored LD_PRELOAD")).isPresent();
  }

  @Test
  void theStateOfABotBelongsToItsUserAlsoAfterARestartOfThePlatform() throws Exception {
    stage.awaitLine(stage.start(instance(1), "", "bash", "places.sh", "one"), "pwd=");
    stage.close();
    stage = Stage.separate(directory);
    InstanceId again = stage.start(instance(2), "", "bash", "places.sh", "two");

    assertThat(stage.awaitLine(again, "d2 pwd=")).contains("found=from-one");
    assertThat(stage.line(again, "Permission denied")).isEmpty();
  }
}
