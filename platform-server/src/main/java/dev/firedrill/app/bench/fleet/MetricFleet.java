package dev.firedrill.app.bench.fleet;

import dev.firedrill.app.bench.kit.BenchSite;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.size.InstanceUsage;
import dev.firedrill.team.TeamEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The process of {@link MetricTargets}, and its bots as the platform's scraper finds them: all of
 * them run, each with one instance on its port.
 */
public final class MetricFleet implements BotRuntime, Bots {
  /** What a bot tells in one answer. */
  public static final int SAMPLES = BotPage.SAMPLES;

  private static final long PATIENCE_SECONDS = 60;
  private static final long LOOK_MILLIS = 20;

  private final Process process;
  private final Map<InstanceId, Integer> ports = new LinkedHashMap<>();
  private final Map<TeamEnvironment, Integer> numbers = new LinkedHashMap<>();
  private final Instant startedAt;

  private MetricFleet(Process process, List<TeamEnvironment> bots, List<String> open, Instant at) {
    this.process = process;
    this.startedAt = at;
    for (int bot = 0; bot < bots.size(); bot++) {
      numbers.put(bots.get(bot), bot);
      ports.put(new InstanceId(bots.get(bot), 1), Integer.parseInt(open.get(bot)));
    }
  }

  /** Returns once every bot answers. */
  public static MetricFleet start(BenchSite site, List<TeamEnvironment> bots, Instant now)
      throws IOException, InterruptedException {
    Path ready = site.resolve("targets.ports");
    Path output = site.resolve("targets.out");
    Process process =
        site.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MetricTargets.class.getName(),
                Integer.toString(bots.size()),
                ready.toString()),
            Map.of(),
            output);
    long asked = System.nanoTime();
    while (!Files.exists(ready)) {
      if (!process.isAlive() || ServerUnderTest.seconds(asked) > PATIENCE_SECONDS) {
        throw new IOException("the bots' metrics did not come up: " + Files.readString(output));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return new MetricFleet(process, bots, Files.readAllLines(ready), now);
  }

  /** What serves the bots' pages. */
  public Process process() {
    return process;
  }

  /** From now on these bots' queues are too long, and no others'. */
  public void cross(Collection<TeamEnvironment> bots) throws IOException {
    String line =
        bots.stream()
            .map(numbers::get)
            .map(String::valueOf)
            .collect(Collectors.joining(" ", "", "\n"));
    process.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
  }

  @Override
  public Set<InstanceId> running() {
    return ports.keySet();
  }

  @Override
  public Optional<Integer> port(InstanceId instance) {
    return Optional.ofNullable(ports.get(instance));
  }

  @Override
  public List<BotStatus> all() {
    return numbers.keySet().stream().map(this::status).toList();
  }

  @Override
  public Optional<BotStatus> find(TeamEnvironment bot) {
    return numbers.containsKey(bot) ? Optional.of(status(bot)) : Optional.empty();
  }

  private BotStatus status(TeamEnvironment bot) {
    return new BotStatus(
        bot, BotStatus.Desired.RUNNING, BotStatus.Observed.CONNECTED, startedAt, 0, "bench", null);
  }

  /** These bots write no logs. */
  @Override
  public LogPage log(TeamEnvironment bot, long after, int lines) {
    return new LogPage(List.of(), after);
  }

  @Override
  public List<InstanceUsage> usage() {
    return List.of();
  }

  @Override
  public Optional<String> refusal(Program program) {
    return Optional.of("This fleet runs what it runs.");
  }

  @Override
  public void start(Spec spec, Listener listener) {
    throw fixed();
  }

  @Override
  public void stop(InstanceId instance) {
    throw fixed();
  }

  @Override
  public void desire(TeamEnvironment bot, BotStatus.Desired desired, Instant at) {
    throw fixed();
  }

  @Override
  public void observe(BotStatus status) {
    throw fixed();
  }

  /** The site ends the process. */
  @Override
  public void stopAll() {}

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("the bots of this fleet are what they are");
  }
}
