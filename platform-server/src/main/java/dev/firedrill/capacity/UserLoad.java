package dev.firedrill.capacity;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much users ask of a bot; the SLIs know it without being known here. */
@FunctionalInterface
public interface UserLoad {
  /** A minute: requests whose outcome is known, per second, the good of them, and their latency. */
  record Minute(
      Instant at, double requestsPerSecond, long good, long total, @Nullable Integer p95Ms) {}

  /** The clock minutes with requests, by time. */
  List<Minute> between(TeamEnvironment bot, Instant from, Instant to);
}
