package dev.firedrill.bot.process;

import static dev.firedrill.bot.process.Stage.instance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.process.launch.CpuLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real bots that only compute, held to bounds that show within seconds. */
class BusyBotTest {
  private static final int NICENESS = 16;

  @TempDir Path directory = Path.of(".");
  private @Nullable Stage stage;

  @AfterEach
  void nothingIsLeft() {
    if (stage != null) {
      stage.close();
      assertThat(stage.runtime.running()).isEmpty();
    }
  }

  @Test
  void aBotThatKeepsCoresBusyIsEndedAndToldWhy() throws Exception {
    stage = Stage.strict(directory, new CpuLimit(10, Duration.ofMinutes(9), Duration.ofSeconds(2)));
    InstanceId bot = stage.start(instance(1), "", "node", "spin.mjs");

    assertThat(stage.awaitExit(bot))
        .matches("kept \\d\\.\\d cores busy for 2 s, its limit is 0\\.1");
  }

  @Test
  void aBusyBotYieldsWithAllItsThreadsAndGoesOn() throws Exception {
    stage = Stage.strict(directory, new CpuLimit(10, Duration.ofSeconds(1), Duration.ofMinutes(9)));
    InstanceId bot = stage.start(instance(1), "", "node", "spin.mjs");
    String line = stage.awaitLine(bot, "spinning as");
    Path threads = Path.of("/proc", line.substring(line.lastIndexOf(' ') + 1), "task");

    assertThat(stage.awaitLine(bot, "it runs only"))
        .matches("d1 firedrill: kept \\d+ % of a core busy for 1 s: until .* nobody else wants to");
    assertThat(nicenesses(threads)).hasSizeGreaterThan(1).containsOnly(CpuLimit.LOWEST);
    assertThat(niceness(Path.of("/proc/self"))).isLessThan(CpuLimit.NICENESS);
    assertThat(stage.runtime.running()).contains(bot);
  }

  @Test
  void aBotThatIsWellRunsBehindThePlatformFromItsStart() throws Exception {
    stage = Stage.shared(directory);
    InstanceId bot = stage.start(instance(1), "", "bash", "-c", "echo here $$; read -r _ <> <(:)");
    String line = stage.awaitLine(bot, "here");
    Path threads = Path.of("/proc", line.substring(line.lastIndexOf(' ') + 1), "task");

    assertThat(nicenesses(threads)).containsOnly(CpuLimit.NICENESS);
  }

  private static List<Integer> nicenesses(Path threads) throws Exception {
    try (Stream<Path> all = Files.list(threads)) {
      return all.map(BusyBotTest::niceness).toList();
    }
  }

  private static int niceness(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICENESS]);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
