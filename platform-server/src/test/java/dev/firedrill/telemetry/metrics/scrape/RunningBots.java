package dev.firedrill.telemetry.metrics.scrape;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.BotStatus;
import dev.firedrill.bot.Bots;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.Program;
import dev.firedrill.bot.size.InstanceUsage;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Bots that run, each instance with the port that a test gives it. */
final class RunningBots implements BotRuntime {
  private final Map<InstanceId, Integer> ports = new ConcurrentHashMap<>();
  private final Map<TeamEnvironment, BotStatus.Desired> desired = new ConcurrentHashMap<>();
  private volatile boolean fail;
  private volatile boolean failed;

  RunningBots(Map<TeamEnvironment, Integer> byPort) {
    byPort.forEach((bot, port) -> {
      desired.put(bot, BotStatus.Desired.RUNNING);
      ports.put(new InstanceId(bot, 1), port);
    });
  }

  void run(InstanceId instance, int port) {
    ports.put(instance, port);
  }

  void desire(TeamEnvironment bot, BotStatus.Desired wanted) {
    desired.put(bot, wanted);
  }

  void failOnce() {
    fail = true;
  }

  boolean failed() {
    return failed;
  }

  Bots stored() {
    return new Bots() {
      @Override
      public Optional<BotStatus> find(TeamEnvironment bot) {
        return all().stream().filter(status -> status.bot().equals(bot)).findFirst();
      }

      @Override
      public List<BotStatus> all() {
        if (fail) {
          fail = false;
          failed = true;
          throw new IllegalStateException("the database is away");
        }
        return desired.entrySet().stream()
            .map(one ->
                new BotStatus(
                    one.getKey(),
                    one.getValue(),
                    BotStatus.Observed.CONNECTED,
                    Instant.EPOCH,
                    0,
                    "v1",
                    null))
            .toList();
      }

      @Override
      public void desire(TeamEnvironment bot, BotStatus.Desired wanted, Instant at) {
        desired.put(bot, wanted);
      }

      @Override
      public void observe(BotStatus status) {}
    };
  }

  @Override
  public Optional<String> refusal(Program program) {
    return Optional.empty();
  }

  @Override
  public void start(Spec spec, Listener listener) {}

  @Override
  public void stop(InstanceId instance) {
    ports.remove(instance);
  }

  @Override
  public Set<InstanceId> running() {
    return Set.copyOf(ports.keySet());
  }

  @Override
  public List<InstanceUsage> usage() {
    return List.of();
  }

  @Override
  public Optional<Integer> port(InstanceId instance) {
    return Optional.ofNullable(ports.get(instance));
  }

  @Override
  public LogPage log(TeamEnvironment bot, long after, int lines) {
    return new LogPage(List.of(), 0);
  }

  @Override
  public void stopAll() {
    ports.clear();
  }
}
