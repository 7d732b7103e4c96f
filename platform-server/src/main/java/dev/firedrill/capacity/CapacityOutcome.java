package dev.firedrill.capacity;

/** What came of changing a size. */
public sealed interface CapacityOutcome {
  /** It is stored, and the bot is being restarted with it. */
  record Changed(Size size) implements CapacityOutcome {}

  /** It had that size already. */
  record Unchanged(Size size) implements CapacityOutcome {}

  /** Somebody else changed it since it was read. */
  record Stale(Size current) implements CapacityOutcome {}

  /** It would cost more than the team has; the reason says by how much. */
  record OverBudget(String reason) implements CapacityOutcome {}
}
