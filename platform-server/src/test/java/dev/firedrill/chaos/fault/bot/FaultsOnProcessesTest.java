package dev.firedrill.chaos.fault.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.Tally;
import dev.firedrill.bot.artifact.Artifact;
import dev.firedrill.bot.artifact.ArtifactStore;
import dev.firedrill.bot.fleet.FleetSupervisor;
import dev.firedrill.bot.fleet.InstanceStarter;
import dev.firedrill.bot.process.BotProcesses;
import dev.firedrill.bot.process.launch.BotLimits;
import dev.firedrill.bot.process.launch.CpuLimit;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import dev.firedrill.bot.release.Programs;
import dev.firedrill.bot.settings.StoredVariables;
import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Faults of deployments, brought about by the fleet with processes of this machine. */
class FaultsOnProcessesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST_USER = 61_000;

  private static final String BOT =
      """
      case "${BOT_WORKERS:-2}" in *[!0-9]*) echo "BOT_WORKERS must be a number"; exit 2;; esac
      trap 'exit 0' TERM
      echo up
      while :; do sleep 0.05; done
      """;

  @TempDir static Path directory = Path.of(".");

  private final FaultRoom room = new FaultRoom(DATABASE);
  private final TeamEnvironment bot = room.freshBot();
  private final BotRuntime runtime = runtime();
  private final FleetSupervisor fleet = fleet();

  private static BotRuntime runtime() {
    return BotProcesses.runtime(
        new ProcessRuntimeSettings(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            directory.resolve("bots"),
            directory.resolve("caches"),
            List.of(Path.of("/usr/bin"), Path.of("/bin")),
            new BotLimits(32, 96, 16, 16, 50, CpuLimit.defaults()),
            List.of(),
            Duration.ofSeconds(2),
            FIRST_USER));
  }

  private FleetSupervisor fleet() {
    InstantSource clock = InstantSource.system();
    return new FleetSupervisor(
        new FleetSupervisor.Ports(
            room.bots.bots,
            room.bots.deployments,
            room.bots.book,
            room.bots.desk,
            new InstanceStarter(
                room.bots.releases,
                new Programs(new Scripts(), runtime, clock),
                new StoredVariables(room.bots.configs, room.bots.secrets, room.bots.seal),
                instance -> Map.of(),
                DATABASE.teams(),
                runtime,
                who -> Optional.empty()),
            runtime,
            (who, weights) -> {},
            (who, track, from, to) -> Tally.NONE,
            DATABASE.evidence(),
            room.bots.events,
            clock));
  }

  /** Everything is the same script, but what nobody built. */
  private static final class Scripts implements ArtifactStore {
    @Override
    public Artifact accept(InputStream body, String fileName) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Artifact bundled() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Program> program(Artifact artifact) {
      return artifact.size() == 0
          ? Optional.empty()
          : Optional.of(
              new Program.Unpacked(
                  directory.resolve("program"), "any", List.of("bash", "bot.sh"), null));
    }

    @Override
    public void discard(String digest) {}
  }

  @BeforeEach
  void theBotRuns() throws Exception {
    Files.writeString(Files.createDirectories(directory.resolve("program")).resolve("bot.sh"), BOT);
    fleet.start();
    awaitRunning(1);
  }

  @AfterEach
  void nothingIsLeft() {
    fleet.stop();
    assertThat(runtime.running()).isEmpty();
  }

  private void awaitRunning(long deployment) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            runtime.running().equals(java.util.Set.of(new InstanceId(bot, deployment)))
                && said("d" + deployment + " up"));
  }

  private boolean said(String words) {
    return runtime.log(bot, 0, 1_000).lines().stream()
        .map(LogLine::text)
        .anyMatch(line -> line.contains(words));
  }

  private FaultOrder applied(String fault) {
    FaultOrder order = room.order(bot, Args.EMPTY);
    assertThat(room.fault(fault).apply(order)).isEqualTo(new Applied.Done());
    return order;
  }

  private void reverted(String fault, FaultOrder order) {
    assertThat(room.fault(fault).revertIfOurs(order, Map.of())).isEqualTo(RevertOutcome.REVERTED);
    assertThat(room.fault(fault).clean(order, Map.of())).isTrue();
  }

  private void awaitBackingOff(String why) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          BotStatus status = room.bots.bots.find(bot).orElseThrow();
          assertThat(status.observed()).isEqualTo(BotStatus.Observed.BACKING_OFF);
          assertThat(status.detail()).contains(why);
        });
  }

  @Test
  void nothingRunsWhileTheBotIsScaledToNothing() {
    FaultOrder order = applied("scaled-to-zero");
    await().atMost(PATIENCE).until(() -> runtime.running().isEmpty());

    reverted("scaled-to-zero", order);

    awaitRunning(1);
  }

  @Test
  void aTeamThatRestartsIsServedWhileItIsScaledToNothing() {
    applied("scaled-to-zero");
    await().atMost(PATIENCE).until(() -> runtime.running().isEmpty());

    room.teamRestarts(bot);

    awaitRunning(2);
  }

  @Test
  void theBotCrashesAtEachStartUntilTheSettingsAreBack() {
    FaultOrder order = applied("crash-on-start");
    awaitBackingOff("exit code 2");
    assertThat(said("d2 BOT_WORKERS must be a number")).isTrue();

    reverted("crash-on-start", order);

    awaitRunning(3);
  }

  @Test
  void aReleaseThatNobodyBuiltCannotBeStarted() {
    FaultOrder order = applied("image-not-found");
    awaitBackingOff("The bytes of release v2 are no longer kept");

    reverted("image-not-found", order);

    awaitRunning(3);
  }
}
