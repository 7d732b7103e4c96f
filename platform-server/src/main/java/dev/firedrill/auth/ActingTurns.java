package dev.firedrill.auth;

import dev.firedrill.kernel.PersonId;

/** The stored turns. All calls join the caller's transaction. */
public interface ActingTurns extends Acting {
  /** In place of the person's turn before. */
  void begin(Turn turn);

  /** False when the person had none. */
  boolean end(PersonId person);
}
