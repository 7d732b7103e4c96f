package dev.firedrill.app.wiring;

import dev.firedrill.chaos.traffic.TrafficControl;
import dev.firedrill.chaos.traffic.TrafficFault;
import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.Step;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.traffic.TrafficDesk;
import java.time.Duration;
import java.time.Instant;

/** The load that the steps of runs ask for. */
record TrafficOfRuns(TrafficDesk desk) implements TrafficControl {
  @Override
  public void start(
      TeamEnvironment bot,
      Step.Profile profile,
      Args args,
      String operationKey,
      Instant from,
      Instant until) {
    desk.start(bot, TrafficFault.word(profile), args, operationKey, from, until);
  }

  @Override
  public double mostPerSecond(Step.Profile profile, Args args, Duration length) {
    return desk.mostPerSecond(TrafficFault.word(profile), args, length);
  }

  @Override
  public void stop(TeamEnvironment bot, String operationKey) {
    desk.stop(bot, operationKey);
  }

  @Override
  public boolean isRunning(TeamEnvironment bot, String operationKey) {
    return desk.isRunning(operationKey);
  }
}
