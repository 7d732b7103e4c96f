package dev.firedrill.telemetry.alarm;

import dev.firedrill.team.TeamEnvironment;
import java.util.List;

/** What can be said of a source before it is watched. */
@FunctionalInterface
public interface AlarmSources {
  /**
   * Warnings in sentences, such as that the bot has no such metric.
   *
   * @throws dev.firedrill.kernel.Failure invalid-input when the source can never be evaluated
   */
  List<String> check(TeamEnvironment bot, AlarmSource source);
}
