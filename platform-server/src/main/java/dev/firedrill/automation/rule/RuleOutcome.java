package dev.firedrill.automation.rule;

/** What became of the wish to change a rule. */
public sealed interface RuleOutcome {
  record Saved(Rule rule) implements RuleOutcome {}

  /** Somebody saved in the meantime: this. */
  record Stale(Rule current) implements RuleOutcome {}

  record Deleted() implements RuleOutcome {}

  record Unknown() implements RuleOutcome {}
}
