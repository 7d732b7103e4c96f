package dev.firedrill.chaos;

import dev.firedrill.chaos.traffic.TrafficControl;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.Step;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Load that is only noted down. */
final class FakeTraffic implements TrafficControl {
  /** One stretch of load. */
  record Load(TeamEnvironment bot, Step.Profile profile, Args args, Instant from, Instant until) {}

  final Map<String, Load> running = new ConcurrentHashMap<>();
  private final Set<String> stopped = new HashSet<>();

  @Override
  public void start(
      TeamEnvironment bot,
      Step.Profile profile,
      Args args,
      String operationKey,
      Instant from,
      Instant until) {
    if (!stopped.contains(operationKey)) {
      running.put(operationKey, new Load(bot, profile, args, from, until));
    }
  }

  @Override
  public double mostPerSecond(Step.Profile profile, Args args, Duration length) {
    return args.number("rps").orElse(0.0);
  }

  @Override
  public void stop(TeamEnvironment bot, String operationKey) {
    stopped.add(operationKey);
    running.remove(operationKey);
  }

  @Override
  public boolean isRunning(TeamEnvironment bot, String operationKey) {
    return running.containsKey(operationKey);
  }
}
