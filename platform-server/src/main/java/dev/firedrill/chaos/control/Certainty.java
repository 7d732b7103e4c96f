package dev.firedrill.chaos.control;

import dev.firedrill.chaos.ledger.StepExecution;

/**
 * What is certain about a step after an order. UNDONE: undone at its target, and its effect is not
 * yet seen to be gone. UNDOING: whether it is undone is not known yet.
 */
public enum Certainty {
  NOT_BEGUN,
  IN_FORCE,
  UNDOING,
  UNDONE,
  CLEAN,
  SUPERSEDED,
  VOID,
  STUCK,
  SENT,
  SKIPPED;

  static Certainty of(StepExecution step) {
    return switch (step.state()) {
      case PLANNED, ARMED -> NOT_BEGUN;
      case INTENT, APPLYING, APPLIED, VERIFIED -> IN_FORCE;
      case REVERTING -> UNDOING;
      case REVERTED -> UNDONE;
      case CLEAN -> CLEAN;
      case SUPERSEDED -> SUPERSEDED;
      case VOID -> VOID;
      case STUCK -> STUCK;
      case SENT -> SENT;
      case SKIPPED -> SKIPPED;
    };
  }

  /** Whether an order to undo has been carried out for the step, well or not. */
  boolean isSettled() {
    return switch (this) {
      case NOT_BEGUN, CLEAN, SUPERSEDED, VOID, STUCK, SENT, SKIPPED -> true;
      case IN_FORCE, UNDOING, UNDONE -> false;
    };
  }
}
