package dev.firedrill.chaos.ledger;

/**
 * FAULT breaks something and must be found and undone; NOISE does so too but is never what has to
 * be found; TRAFFIC is load; INJECT is a message from the script; CHECKPOINT is an instant for the
 * record.
 */
public enum StepKind {
  FAULT,
  NOISE,
  TRAFFIC,
  INJECT,
  CHECKPOINT;

  /** Whether it changes something that must be undone. */
  public boolean disturbs() {
    return switch (this) {
      case FAULT, NOISE, TRAFFIC -> true;
      case INJECT, CHECKPOINT -> false;
    };
  }
}
