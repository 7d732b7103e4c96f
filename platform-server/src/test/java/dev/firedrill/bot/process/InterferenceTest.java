package dev.firedrill.bot.process;

import static dev.firedrill.bot.process.Stage.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.disturbance.BotInterference;
import dev.firedrill.bot.disturbance.Load;
import dev.firedrill.bot.size.InstanceUsage;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What faults do to bots that are real processes, and that nothing of it is left. */
class InterferenceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "an operation";
  private static final String TELL_TIME = "echo now $(date +%s)";

  @TempDir Path directory = Path.of(".");
  private @Nullable Stage opened;
  private final SteppedClock clock = SteppedClock.atNoon();
  private @Nullable BotInterference given;
  private final TeamEnvironment bot = instance(1).bot();

  @BeforeEach
  void aBotThatWaits() throws Exception {
    opened = Stage.shared(directory);
    given = BotProcesses.interference(stage().runtime, clock);
    start(1);
  }

  private Stage stage() {
    return Objects.requireNonNull(opened);
  }

  private BotInterference interference() {
    return Objects.requireNonNull(given);
  }

  private InstanceId start(long deployment) throws Exception {
    InstanceId started =
        stage()
            .start(
                instance(deployment),
                "",
                "bash",
                "-c",
                "trap 'echo bye; exit 0' TERM; echo here $$; while :; do sleep 0.05; done");
    stage().awaitLine(started, "d" + deployment + " here");
    return started;
  }

  @AfterEach
  void nothingIsLeft() {
    stage().close();
    assertThat(stage().runtime.running()).isEmpty();
  }

  private Load load(Load.Kind kind) {
    return new Load(KEY, kind, clock.instant().plusSeconds(600));
  }

  @Test
  void aKilledProcessIsGoneAtOnceAndItsNameIsNoOthers() throws Exception {
    String name = interference().incarnations(bot).getFirst();

    interference().kill(bot, name);

    assertThat(stage().awaitExit(instance(1))).contains("was killed (SIGKILL)");
    assertThat(stage().lines(instance(1))).noneMatch(line -> line.contains("bye"));
    await().atMost(PATIENCE).until(() -> stage().runtime.running().isEmpty());
    start(1);
    List<String> now = interference().incarnations(bot);
    interference().kill(bot, name);
    assertThat(now).hasSize(1).doesNotContain(name);
    assertThat(interference().incarnations(bot)).isEqualTo(now);
  }

  @Test
  void anEvictedProcessMayFinish() {
    interference().terminate(bot, interference().incarnations(bot).getFirst());

    assertThat(stage().awaitExit(instance(1))).isEqualTo("stopped");
    assertThat(stage().lines(instance(1))).anyMatch(line -> line.contains("bye"));
  }

  @Test
  void busyCoresCountAsTheBotsAndEndWhenTheyAreTakenAway() {
    interference().put(bot, load(new Load.Kind.BusyCores(0.5)));
    interference().put(bot, load(new Load.Kind.BusyCores(0.5)));

    await().atMost(PATIENCE).until(() -> cpuMillis() > 1_000);
    assertThat(interference().stands(bot, KEY)).isTrue();
    assertThat(burners()).isEqualTo(1);
    interference().remove(bot, KEY);

    assertThat(interference().stands(bot, KEY)).isFalse();
    assertThat(burners()).isZero();
    assertThat(interference().incarnations(bot)).hasSize(1);
  }

  @Test
  void busyCoresEndByThemselvesInTime() {
    interference().put(bot, load(new Load.Kind.BusyCores(1)));
    await().atMost(PATIENCE).until(() -> burners() == 1);

    clock.step(Duration.ofMinutes(10));

    await().atMost(PATIENCE).until(() -> !interference().stands(bot, KEY) && burners() == 0);
  }

  @Test
  void busyCoresEndWithTheBot() {
    interference().put(bot, load(new Load.Kind.BusyCores(1)));
    await().atMost(PATIENCE).until(() -> burners() == 1);

    stage().runtime.stop(instance(1));

    assertThat(stage().awaitExit(instance(1))).isEqualTo("stopped");
    await().atMost(PATIENCE).until(() -> !interference().stands(bot, KEY) && burners() == 0);
  }

  private long cpuMillis() {
    return stage().runtime.usage().stream().mapToLong(InstanceUsage::cpuMillis).sum();
  }

  private long burners() {
    return ProcessHandle.allProcesses()
        .filter(process ->
            process
                .info()
                .commandLine()
                .filter(line -> line.contains("while :; do :; done") && line.contains("timeout"))
                .isPresent())
        .filter(process -> isOurs(process.pid()))
        .count();
  }

  /** Of this test's bot: other builds may run beside. */
  private boolean isOurs(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "environ"))
          .contains(directory.toString());
    } catch (java.io.IOException gone) {
      return false;
    }
  }

  @Test
  void aFullDiskEndsTheBotUntilTheFileIsGoneAndItsOwnFilesStay() throws Exception {
    Path own = Files.writeString(home().resolve("data").resolve("own.db"), "mine");

    interference().put(bot, load(new Load.Kind.FullDisk()));

    assertThat(stage().awaitExit(instance(1))).contains("MiB on disk");
    assertThat(interference().stands(bot, KEY)).isTrue();
    assertThat(own).exists();
    interference().remove(bot, KEY);
    assertThat(interference().stands(bot, KEY)).isFalse();
    assertThat(files("data")).containsExactly("own.db");
    assertThat(files("loads")).isEmpty();
  }

  @Test
  void aFullDiskIsSweptInTimeByAnotherServerToo() throws Exception {
    interference().put(bot, load(new Load.Kind.FullDisk()));
    stage().awaitExit(instance(1));
    stage().close();
    BotInterference next = BotProcesses.interference(Stage.shared(directory).runtime, clock);

    next.sweep();
    assertThat(next.stands(bot, KEY)).isTrue();
    clock.step(Duration.ofMinutes(10));
    next.sweep();

    assertThat(next.stands(bot, KEY)).isFalse();
    assertThat(files("data")).isEmpty();
    assertThat(files("loads")).isEmpty();
  }

  @Test
  void aFileThatTheBotRemovedDoesNotComeBack() throws Exception {
    interference().put(bot, load(new Load.Kind.FullDisk()));
    Files.delete(home().resolve("data").resolve(files("data").getFirst()));

    interference().put(bot, load(new Load.Kind.FullDisk()));

    assertThat(interference().stands(bot, KEY)).isFalse();
    assertThat(files("data")).isEmpty();
  }

  @Test
  void aFloodOfLinesIsInTheBotsOwnLogAndEnds() {
    interference().put(bot, load(new Load.Kind.LogLines(300)));

    stage().awaitLine(instance(1), "\"seq\":200}");
    assertThat(stage().lines(instance(1)))
        .filteredOn(line -> line.contains("EventTrace"))
        .allMatch(line -> line.startsWith("d1 {\"ts\":\"2"));
    interference().remove(bot, KEY);
    int now = stage().lines(instance(1)).size();
    assertThat(interference().stands(bot, KEY)).isFalse();
    assertThat(stage().lines(instance(1))).hasSize(now);
  }

  @Test
  void aBotWhoseClockIsOffLivesAtAnotherTime() throws Exception {
    assumeThat(interference().capabilities()).contains(BotInterference.LIBFAKETIME);
    long right = secondsOf(stage().start(instance(2), "", "bash", "-c", TELL_TIME));

    stage().with(BotInterference.CLOCK_OFFSET, "+864000");
    long wrong = secondsOf(stage().start(instance(3), "", "bash", "-c", TELL_TIME));

    assertThat(wrong - right).isBetween(864_000L, 864_600L);
  }

  private long secondsOf(InstanceId started) {
    String line = stage().awaitLine(started, started.track() + " now ");
    return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
  }

  private Path home() throws Exception {
    try (Stream<Path> homes = Files.list(directory.resolve("bots"))) {
      return homes.findFirst().orElseThrow();
    }
  }

  private List<String> files(String folder) throws Exception {
    Path of = home().resolve(folder);
    if (!Files.exists(of)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(of)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
