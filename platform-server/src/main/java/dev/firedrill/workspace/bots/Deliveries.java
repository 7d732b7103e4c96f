package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Events not acknowledged yet and tickets not used yet; they survive a restart of either side. */
public interface Deliveries {
  /** How long an acknowledgement may take. */
  Duration PATIENCE = Duration.ofSeconds(3);

  /** Older events are not worth telling any more. */
  Duration MAX_AGE = Duration.ofMinutes(10);

  /**
   * Stores new events. {@code sent} says that this server sends them right after the commit, so
   * that nobody else does before {@link #PATIENCE} is over.
   */
  void add(List<Delivery> deliveries, Instant now, boolean sent);

  void acknowledged(Collection<UUID> ids);

  /** The connection that carried these is gone: they are due again, without counting a timeout. */
  void release(Collection<UUID> ids, Instant now);

  /**
   * Takes what is due for these bots, oldest first. What timed out comes again at once, after a
   * minute and after five, then no more. Another server does not get the same.
   */
  List<Delivery> claim(Set<TeamEnvironment> bots, Instant now, int limit);

  /** Deletes what is too old, and tickets that expired. */
  void purge(Instant now);

  void addTicket(String secret, Ticket ticket, Instant expiresAt);

  /** Whose ticket this is; a second call finds nothing. */
  Optional<Ticket> redeemTicket(String secret, Instant now);
}
