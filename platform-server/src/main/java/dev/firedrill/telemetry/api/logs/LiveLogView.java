package dev.firedrill.telemetry.api.logs;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.LogLevel;
import dev.firedrill.telemetry.logs.LogsArrived;

/** That a bot wrote lines, so that an open page asks for what follows the last it has. */
public record LiveLogView(
    String team,
    EnvironmentName environment,
    long lastId,
    @JsonProperty("new") LogBarView.LogCountsView fresh) {
  public static LiveLogView of(LogsArrived arrived, String team) {
    return new LiveLogView(
        team,
        arrived.bot().environment(),
        arrived.lastId(),
        new LogBarView.LogCountsView(
            count(arrived, LogLevel.ERROR),
            count(arrived, LogLevel.WARN),
            count(arrived, LogLevel.INFO),
            count(arrived, LogLevel.DEBUG) + count(arrived, LogLevel.TRACE),
            arrived.other()));
  }

  private static long count(LogsArrived arrived, LogLevel level) {
    return arrived.byLevel().getOrDefault(level, 0);
  }
}
