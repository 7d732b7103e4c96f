package dev.firedrill.incident.hint;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hints that could be given to a team now; who has them knows what is wrong. */
@FunctionalInterface
public interface HintSource {
  /**
   * A hint that is due.
   *
   * @param cost in points
   * @param requires the id of the hint that must be taken before; null: none
   */
  record Due(UUID run, String id, double cost, @Nullable String requires, String text) {}

  /** In the order in which they are meant; empty whenever there is nothing to hint at. */
  List<Due> due(TeamId team, Instant now);
}
