package dev.firedrill.telemetry.logs;

import dev.firedrill.kernel.DomainEvent;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.LogLevel;
import java.util.Map;

/** Lines of a bot were kept, the newest under this id; {@code other} are those without a level. */
public record LogsArrived(
    TeamEnvironment bot, long lastId, Map<LogLevel, Integer> byLevel, int other)
    implements DomainEvent {
  public LogsArrived {
    byLevel = Map.copyOf(byLevel);
  }
}
