package dev.firedrill.chaos.ledger;

/**
 * Where a step is. A fault goes from PLANNED through ARMED, INTENT, APPLYING, APPLIED, VERIFIED,
 * REVERTING and REVERTED to CLEAN. It ends VOID when no effect was verified, SUPERSEDED when
 * somebody else's value stood at the target at the revert, STUCK when it is not seen to be gone in
 * time. An inject is SENT or SKIPPED.
 */
public enum StepState {
  PLANNED,
  ARMED,
  INTENT,
  APPLYING,
  APPLIED,
  VERIFIED,
  REVERTING,
  REVERTED,
  CLEAN,
  VOID,
  SUPERSEDED,
  STUCK,
  SENT,
  SKIPPED;

  /** Nothing has been done to the target yet. */
  public boolean isBefore() {
    return this == PLANNED || this == ARMED;
  }

  /** The effect may be in force and nobody has begun to undo it. */
  public boolean mayBeInForce() {
    return switch (this) {
      case INTENT, APPLYING, APPLIED, VERIFIED -> true;
      case PLANNED, ARMED, REVERTING, REVERTED, CLEAN, VOID, SUPERSEDED, STUCK, SENT, SKIPPED ->
          false;
    };
  }

  /** The run need not wait for this step. */
  public boolean isOver() {
    return switch (this) {
      case CLEAN, VOID, SUPERSEDED, STUCK, SENT, SKIPPED -> true;
      case PLANNED, ARMED, INTENT, APPLYING, APPLIED, VERIFIED, REVERTING, REVERTED -> false;
    };
  }
}
