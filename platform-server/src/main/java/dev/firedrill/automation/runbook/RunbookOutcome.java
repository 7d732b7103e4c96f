package dev.firedrill.automation.runbook;

/** What became of the wish to change a runbook. */
public sealed interface RunbookOutcome {
  record Saved(Runbook runbook) implements RunbookOutcome {}

  /** It stood like that already. */
  record Unchanged(Runbook runbook) implements RunbookOutcome {}

  /** Somebody saved in the meantime: this. */
  record Stale(Runbook current) implements RunbookOutcome {}

  /** It is needed; {@code detail} says by what. */
  record InUse(String detail) implements RunbookOutcome {}

  record Deleted(Runbook last) implements RunbookOutcome {}

  record Unknown() implements RunbookOutcome {}
}
