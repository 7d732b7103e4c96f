package dev.firedrill.chaos.fault;

/** What stands at the target now: our value, what stood there before, or neither. */
public enum TargetReading {
  OURS,
  AS_BEFORE,
  CHANGED
}
