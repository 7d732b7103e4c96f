package dev.firedrill.chaos.fault;

/** What a revert found. SUPERSEDED: somebody else's value stands there and was left alone. */
public enum RevertOutcome {
  REVERTED,
  SUPERSEDED
}
