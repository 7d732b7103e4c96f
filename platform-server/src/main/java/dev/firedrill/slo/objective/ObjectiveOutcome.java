package dev.firedrill.slo.objective;

/** What came of changing an objective. */
public sealed interface ObjectiveOutcome {
  record Changed(Objective objective) implements ObjectiveOutcome {}

  /** It promised that already. */
  record Unchanged(Objective objective) implements ObjectiveOutcome {}

  /** Somebody else changed it since it was read. */
  record Stale(Objective current) implements ObjectiveOutcome {}
}
