package dev.firedrill.capacity;

import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;

/** The stored measurements. */
public interface UsageMinutes {
  /** Writes these in place of what was known of their minutes. */
  void save(List<UsageMinute> minutes);

  /** By time, from inclusive, to exclusive. */
  List<UsageMinute> between(TeamEnvironment bot, Instant from, Instant to);

  void forget(Instant before);
}
