package dev.firedrill.bot.process;

import static dev.firedrill.bot.process.Stage.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.process.os.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {
  @TempDir Path directory = Path.of(".");
  private Stage stage;

  @BeforeEach
  void asOnALaptop() throws IOException {
    stage = Stage.shared(directory);
  }

  @AfterEach
  void nothingIsLeft() {
    stage.close();
  }

  @Test
  void instancesOfABotShareItsStateAndNothingElse() throws Exception {
    InstanceId one = stage.start(instance(1), "", "bash", "places.sh", "one");
    String first = stage.awaitLine(one, "d1 pwd=");
    await().until(() -> Files.exists(directory.resolve("bots/bot-1/data/from-one")));
    InstanceId two = stage.start(instance(2), "", "bash", "places.sh", "two");
    String second = stage.awaitLine(two, "d2 pwd=");

    assertThat(stage.runtime.running()).containsExactlyInAnyOrder(one, two);
    assertThat(second).contains("found=from-one");
    assertThat(first).contains("/run/d1/app").contains("port=" + stage.runtime.port(one).get());
    assertThat(second).contains("/run/d2/app").contains("port=" + stage.runtime.port(two).get());
    assertThat(stage.runtime.port(one)).isNotEqualTo(stage.runtime.port(two));
    stage.runtime.stop(one);
    stage.awaitExit(one);
    assertThat(stage.runtime.running()).containsExactly(two);
    assertThat(directory.resolve("bots/bot-1/run/d1")).doesNotExist();
    assertThat(directory.resolve("bots/bot-1/run/d2/app")).exists();
  }

  @Test
  void whatABotWritesBesideItsProgramDoesNotChangeTheRelease() throws Exception {
    Path source = Path.of(Stage.class.getResource("/bots/places.sh").toURI());
    String before = Files.readString(source);
    InstanceId bot = stage.start(instance(1), "", "bash", "places.sh", "one");
    await().until(() -> Files.exists(directory.resolve("bots/bot-1/data/from-one")));
    await()
        .until(() ->
            Files.readString(directory.resolve("bots/bot-1/run/d1/app/places.sh"))
                .equals("changed\n"));

    assertThat(source).hasContent(before);
    assertThat(stage.runtime.running()).contains(bot);
  }

  @Test
  void theLogIsOneAndIsReadOnFromALine() throws Exception {
    stage.awaitExit(stage.start(instance(1), "", "bash", "-c", "echo one; echo two"));
    stage.awaitExit(stage.start(instance(2), "", "bash", "-c", "echo three"));
    LogPage all = stage.runtime.log(instance(1).bot(), 0, 100);

    assertThat(all.lines().stream().map(LogLine::text))
        .containsExactly(
            "d1 one",
            "d1 two",
            "d1 firedrill: exited by itself (code 0)",
            "d2 three",
            "d2 firedrill: exited by itself (code 0)");
    assertThat(all.lines().stream().map(LogLine::seq)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(stage.runtime.log(instance(1).bot(), 2, 2).lines().stream().map(LogLine::seq))
        .containsExactly(3L, 4L);
    assertThat(stage.runtime.log(instance(1).bot(), all.next(), 2).lines()).isEmpty();
  }

  @Test
  void anInstanceIsReadyWhenItsHealthPathSaysSo() throws Exception {
    InstanceId bot = stage.start(instance(1), "/healthy", "node", "health.mjs");
    stage.awaitLine(bot, "asked for /healthy");
    assertThat(stage.ready).isEmpty();
    Files.createFile(directory.resolve("bots/bot-1/data/go"));

    stage.awaitReady(bot);
  }

  @Test
  void anInstanceThatNeverBecomesReadyIsNotToldAsReadyAndStopsAsAsked() throws Exception {
    InstanceId bot = stage.start(instance(1), "/healthy", "node", "health.mjs", "broken");
    stage.awaitLine(bot, "asked for /healthy");
    stage.runtime.stop(bot);

    assertThat(stage.awaitExit(bot)).isEqualTo("stopped");
    assertThat(stage.ready).isEmpty();
  }

  @Test
  void anArchiveWithoutAHealthPathIsReadyOnceItRuns() throws Exception {
    stage.awaitReady(stage.start(instance(1), "", "bash", "stubborn.sh"));
  }

  @Test
  void whatCannotBeRunIsRefusedInASentence() {
    assertThat(stage.runtime.refusal(new Program.Image("bot@sha256:abc")))
        .hasValueSatisfying(why -> assertThat(why).contains("cannot run the image bot@sha256:abc"));
    assertThat(stage.runtime.refusal(new Program.Unpacked(directory, "x", List.of("cobolt"), null)))
        .contains(
            "The start command 'cobolt' is neither a file of the archive nor a program of this"
                + " machine: correct it in firedrill.json, or have the program installed.");
    assertThat(stage.runtime.refusal(new Program.Jar(directory.resolve("bot.jar")))).isEmpty();
  }

  @Test
  void aStartThatFailsSaysWhy() throws Exception {
    assertThat(stage.awaitExit(stage.start(instance(1), "", "cobolt", "bot")))
        .startsWith("could not be started: The start command 'cobolt' is neither");
    assertThat(stage.awaitExit(stage.start(instance(2), "", "./not-executable")))
        .contains("'./not-executable' is a file that may not be executed");
    assertThat(stage.awaitExit(stage.start(instance(3), "", "./no-interpreter")))
        .startsWith("could not run its start command: ")
        .contains("no-interpreter");
    assertThat(stage.awaitExit(stage.start(instance(4), "../../etc", "bash", "polite.sh")))
        .contains("its health path '../../etc' is no path");
    assertThat(
            stage.awaitExit(
                stage.start(instance(5), new Program.Jar(directory.resolve("gone.jar")))))
        .isEqualTo("could not be started: its jar gone.jar is gone");
  }

  @Test
  void aStopBeforeTheStartIsAnExitToo() throws Exception {
    InstanceId bot = stage.start(instance(1), "", "bash", "stubborn.sh");
    stage.runtime.stop(bot);

    assertThat(stage.awaitExit(bot)).isEqualTo("stopped");
    assertThat(stage.runtime.running()).isEmpty();
  }

  @Test
  void whatAKilledPlatformLeftIsEndedBeforeTheFirstStart() throws Exception {
    Path run = Files.createDirectories(directory.resolve("bots/bot-7/run"));
    Files.createDirectories(directory.resolve("bots/bot-7/data"));
    ProcessBuilder left = new ProcessBuilder("setsid", "sleep", "1000");
    left.environment().put(Subject.VARIABLE, run.resolve("d3").toString());
    Process leftover = left.start();
    Files.writeString(run.resolve("d3.pid"), "999999999 0");
    Process stranger = new ProcessBuilder("setsid", "sleep", "1000").start();

    stage.awaitExit(stage.start(instance(1), "", "bash", "-c", "true"));

    assertThat(leftover.waitFor()).isEqualTo(137);
    assertThat(stranger.isAlive()).isTrue();
    assertThat(run.resolve("d3.pid")).doesNotExist();
    Objects.requireNonNull(stranger).destroyForcibly();
  }
}
