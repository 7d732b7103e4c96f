package dev.firedrill.chaos.fault;

/** What came of applying. */
public sealed interface Applied {
  /** Our value stands at the target. */
  record Done() implements Applied {}

  /** The target holds something that is not ours to replace; nothing was changed. */
  record Refused(String reason) implements Applied {}
}
