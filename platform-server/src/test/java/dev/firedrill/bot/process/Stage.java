package dev.firedrill.bot.process;

import static org.awaitility.Awaitility.await;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.process.launch.BotLimits;
import dev.firedrill.bot.process.launch.CpuLimit;
import dev.firedrill.bot.process.launch.ProcessRuntimeSettings;
import dev.firedrill.bot.size.BotSize;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/** A runtime with small limits, for bots that are real processes. */
final class Stage implements AutoCloseable, BotRuntime.Listener {
  static final BotLimits LIMITS = new BotLimits(32, 96, 16, 16, 50, CpuLimit.defaults());
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Away from the numbers of a platform that may run on this machine. */
  private static final int FIRST_USER = 61_000;

  final BotRuntime runtime;
  final Path directory;
  final Map<InstanceId, String> exits = new ConcurrentHashMap<>();
  final Set<InstanceId> ready = ConcurrentHashMap.newKeySet();
  private final Map<String, Secret> variables = new HashMap<>();

  private Stage(Path directory, Duration grace, BotLimits limits) {
    this.directory = directory;
    this.runtime =
        BotProcesses.runtime(
            new ProcessRuntimeSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                directory.resolve("bots"),
                directory.resolve("caches"),
                List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"), Path.of("/bin")),
                limits,
                List.of(),
                grace,
                FIRST_USER));
  }

  /** Bots that all run as we do, as on a laptop. */
  static Stage shared(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    return new Stage(directory, Duration.ofSeconds(2), LIMITS);
  }

  /** As on a laptop, with a bound on busy cores that shows within seconds. */
  static Stage strict(Path directory, CpuLimit cpu) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    return new Stage(directory, Duration.ofSeconds(2), new BotLimits(32, 96, 16, 16, 50, cpu));
  }

  /** Bots that have a user each, where this is possible. */
  static Stage separate(Path directory) throws IOException {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    return new Stage(directory, Duration.ofSeconds(2), LIMITS);
  }

  static InstanceId instance(long deployment) {
    return new InstanceId(TeamEnvironment.production(new TeamId(new UUID(0, 1))), deployment);
  }

  static InstanceId ofAnotherTeam(long deployment) {
    return new InstanceId(TeamEnvironment.production(new TeamId(new UUID(0, 2))), deployment);
  }

  Stage with(String variable, String value) {
    variables.put(variable, new Secret(value));
    return this;
  }

  /** Starts one of the programs in the test's resources. */
  InstanceId start(InstanceId instance, String healthPath, String... command)
      throws IOException, URISyntaxException {
    Path sources = Path.of(Stage.class.getResource("/bots").toURI());
    return start(
        instance,
        new Program.Unpacked(
            sources, "any", List.of(command), healthPath.isEmpty() ? null : healthPath));
  }

  /** Starts a program of this machine in an instance of its own size. */
  InstanceId start(InstanceId instance, BotSize size, String... command) throws URISyntaxException {
    Path sources = Path.of(Stage.class.getResource("/bots").toURI());
    Program program = new Program.Unpacked(sources, "any", List.of(command), null);
    runtime.start(
        new BotRuntime.Spec(instance, "bot-sized", program, Map.copyOf(variables), size), this);
    return instance;
  }

  InstanceId start(InstanceId instance, Program program) {
    String name = "bot-" + instance.bot().team().value().getLeastSignificantBits();
    runtime.start(new BotRuntime.Spec(instance, name, program, Map.copyOf(variables)), this);
    return instance;
  }

  String awaitExit(InstanceId instance) {
    await().atMost(PATIENCE).until(() -> exits.containsKey(instance));
    return Optional.ofNullable(exits.get(instance)).orElseThrow();
  }

  void awaitReady(InstanceId instance) {
    await().atMost(PATIENCE).until(() -> ready.contains(instance));
  }

  /** Waits for a line that contains the words and returns it. */
  String awaitLine(InstanceId instance, String words) {
    return await().atMost(PATIENCE).until(() -> line(instance, words), Optional::isPresent).get();
  }

  Optional<String> line(InstanceId instance, String words) {
    return lines(instance).stream().filter(line -> line.contains(words)).findFirst();
  }

  List<String> lines(InstanceId instance) {
    return runtime.log(instance.bot(), 0, 1_000).lines().stream().map(LogLine::text).toList();
  }

  @Override
  public void started(InstanceId instance, String detail) {
    exits.remove(instance);
  }

  @Override
  public void ready(InstanceId instance) {
    ready.add(instance);
  }

  @Override
  public void exited(InstanceId instance, String reason) {
    exits.put(instance, reason);
  }

  @Override
  public void close() {
    runtime.stopAll();
  }
}
