package dev.firedrill.chaos.ledger;

import java.time.Instant;

/** The clock that all servers share. */
@FunctionalInterface
public interface DatabaseTime {
  Instant now();
}
