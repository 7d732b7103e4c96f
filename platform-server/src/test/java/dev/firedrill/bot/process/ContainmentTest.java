package dev.firedrill.bot.process;

import static dev.firedrill.bot.process.Stage.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.size.BotSize;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainmentTest {
  @TempDir Path directory = Path.of(".");
  private Stage stage;

  @BeforeEach
  void asOnALaptop() throws IOException {
    stage = Stage.shared(directory);
  }

  @AfterEach
  void nothingIsLeft() {
    stage.close();
    assertThat(stage.runtime.running()).isEmpty();
  }

  private InstanceId run(String... command) throws IOException, URISyntaxException {
    return stage.start(instance(1), "", command);
  }

  @Test
  void aLineWithoutEndIsCutAndWhatIsTooMuchIsDropped() throws Exception {
    InstanceId bot = run("bash", "shout.sh");

    assertThat(stage.awaitLine(bot, "dropped"))
        .contains("the bot wrote more than 50 kB or 400 lines in a second");
    assertThat(stage.lines(bot)).allSatisfy(line -> assertThat(line).hasSizeLessThan(4_100));
    assertThat(stage.runtime.running()).contains(bot);
  }

  @Test
  void aBotThatShoutsIsHeardInPart() throws Exception {
    InstanceId bot = run("bash", "babble.sh");

    stage.awaitLine(bot, "dropped");
    assertThat(stage.lines(bot)).contains("d1 all work and no play");
    stage.runtime.stop(bot);
    assertThat(stage.awaitExit(bot)).isEqualTo("stopped");
  }

  @Test
  void memoryOfAllItsProcessesIsBounded() throws Exception {
    assertThat(stage.awaitExit(run("node", "eat.mjs")))
        .matches("used \\d+ MiB of memory, its limit is 96 MiB");
  }

  @Test
  void aSizeOfItsOwnReplacesTheUsualLimits() throws Exception {
    InstanceId large = stage.start(Stage.instance(77), new BotSize(128, 100), "node", "eat.mjs");
    assertThat(stage.awaitExit(large)).matches("used \\d+ MiB of memory, its limit is 128 MiB");
  }

  @Test
  void whatAnInstanceUsesIsMeasured() throws Exception {
    InstanceId bot = stage.start(Stage.instance(79), new BotSize(128, 50), "sleep", "600");
    await().until(() -> !stage.runtime.usage().isEmpty());

    assertThat(stage.runtime.usage())
        .singleElement()
        .satisfies(used -> {
          assertThat(used.instance()).isEqualTo(bot);
          assertThat(used.residentBytes()).isPositive();
          assertThat(used.cpuMillis()).isNotNegative();
        });
  }

  @Test
  void aFullHeapEndsTheJvm() throws Exception {
    assertThat(stage.awaitExit(run("java", "Heap.java")))
        .isEqualTo("ran out of memory (exit code 3)");
  }

  @Test
  void tooManyProcessesAreEndedTogether() throws Exception {
    assertThat(stage.awaitExit(run("bash", "crowd.sh")))
        .matches("ran \\d+ processes at once, its limit is 16");
  }

  @Test
  void aFullDataDirectoryIsMadeRoomInAndKeepsWhatIsOld() throws Exception {
    InstanceId bot = run("bash", "hoard.sh");

    assertThat(stage.awaitExit(bot)).matches("kept \\d+ MiB on disk, its limit is 16 MiB");
    assertThat(stage.line(bot, "to make room")).isPresent();
    Path data = directory.resolve("bots/bot-1/data");
    assertThat(data.resolve("kept")).hasContent("state");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum())
          .isLessThanOrEqualTo(16 << 20);
    }
  }

  @Test
  void aFileThatIsTooLargeEndsItsWriter() throws Exception {
    assertThat(stage.awaitExit(run("bash", "big-file.sh")))
        .isEqualTo("was killed for a file larger than its limit of 16 MiB");
  }

  @Test
  void aBotThatIgnoresTheRequestToStopIsKilled() throws Exception {
    InstanceId bot = run("bash", "stubborn.sh");
    stage.awaitLine(bot, "here");
    stage.runtime.stop(bot);

    assertThat(stage.awaitExit(bot)).isEqualTo("stopped");
    assertThat(stage.line(bot, "killed, because it did not stop within 2 s of SIGTERM"))
        .isPresent();
  }

  @Test
  void theLastWordsOfABotThatStopsAreKept() throws Exception {
    InstanceId bot = run("bash", "polite.sh");
    stage.awaitLine(bot, "here");
    stage.runtime.stop(bot);

    assertThat(stage.awaitExit(bot)).isEqualTo("stopped");
    assertThat(stage.lines(bot)).contains("d1 last words");
  }

  @Test
  void aProcessThatLeftItsSessionEndsWithItsBot() throws Exception {
    InstanceId bot = run("bash", "escape.sh", "openly");

    assertThat(stage.awaitExit(bot)).isEqualTo("exited by itself (code 0)");
    assertThat(new ProcessTable().find(escaped(bot))).isEmpty();
  }

  @Test
  void openFilesAreBounded() throws Exception {
    assertThat(stage.awaitLine(run("node", "files.mjs"), "opened")).endsWith("EMFILE");
  }

  @Test
  void aBotThatDiesAtOnceSaysHow() throws Exception {
    assertThat(stage.awaitExit(run("bash", "-c", "exit 7"))).isEqualTo("crashed (exit code 7)");
  }

  private long escaped(InstanceId bot) {
    String line = stage.line(bot, "escaped").orElseThrow();
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }
}
