package dev.firedrill.incident.status;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.Map;

/** What users met of each part of a service; the SLIs know it without being known here. */
public interface ServiceHealth {
  /** Good of all requests. */
  record Counts(long good, long total) {
    public long bad() {
      return total - good;
    }
  }

  /** By command, of the clock minutes from inclusive to exclusive. */
  Map<String, Counts> between(TeamEnvironment bot, Instant from, Instant to);

  /** The share of good requests that the team promises, 0.5 to below 1. */
  double objective(TeamEnvironment bot);
}
