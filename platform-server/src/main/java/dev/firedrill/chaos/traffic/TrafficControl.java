package dev.firedrill.chaos.traffic;

import dev.firedrill.scenarios.Args;
import dev.firedrill.scenarios.Step;
import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;

/**
 * Load by synthetic users. Every call may be repeated, by another server too; what is asked for
 * under one operation key is there once.
 */
public interface TrafficControl {
  /**
   * Runs the profile until {@code until}. One that should have begun before now is joined where it
   * would be by now: {@code from} is when it began. After a stop under the same key it does
   * nothing.
   */
  void start(
      TeamEnvironment bot,
      Step.Profile profile,
      Args args,
      String operationKey,
      Instant from,
      Instant until);

  /** How many messages a second it brings at its highest, whatever becomes of them. */
  double mostPerSecond(Step.Profile profile, Args args, Duration length);

  /** Ends it for good; nothing when it has ended or never began. */
  void stop(TeamEnvironment bot, String operationKey);

  boolean isRunning(TeamEnvironment bot, String operationKey);
}
