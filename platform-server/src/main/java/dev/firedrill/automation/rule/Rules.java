package dev.firedrill.automation.rule;

import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The stored rules; deleted ones are gone but for what they did. All calls join the transaction.
 */
public interface Rules {
  /** By name. */
  List<Rule> of(TeamId team);

  /** Those of any team that may act. */
  List<Rule> enabled();

  Optional<Rule> find(UUID id);

  /** The same, held until the transaction ends. */
  Optional<Rule> lock(UUID id);

  /** Stores a new rule or the next version of one that is held. */
  void save(Rule rule);

  void delete(UUID id, Instant at);
}
