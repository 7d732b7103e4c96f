package dev.firedrill.telemetry;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;

/** What bots wrote. */
public interface Logs {
  /** How many lines match in {@code [from, to)}. */
  long count(TeamEnvironment bot, LogFilter filter, Instant from, Instant to);

  LogResult search(LogQuery query);
}
