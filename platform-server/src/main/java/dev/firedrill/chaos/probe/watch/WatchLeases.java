package dev.firedrill.chaos.probe.watch;

import dev.firedrill.chaos.RunId;
import java.time.Instant;
import java.util.UUID;

/** Which server watches a run: at most one at a time. Calls join the caller's transaction. */
public interface WatchLeases {
  /**
   * Takes the run, or keeps it, until then. False while another server holds it beyond {@code now}.
   */
  boolean take(RunId run, UUID holder, Instant now, Instant until);

  /**
   * Whether it is held at {@code now}; if so nobody else takes it until the transaction is over.
   */
  boolean holds(RunId run, UUID holder, Instant now);

  /** Others may take it at once; does nothing for who does not hold it. */
  void release(RunId run, UUID holder);
}
