package dev.firedrill.chaos.ledger;

/** FAULT breaks something and must be undone; INJECT is a message from the script. */
public enum StepKind {
  FAULT,
  INJECT
}
