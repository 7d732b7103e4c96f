package dev.firedrill.scenarios.expect;

/** What came of evaluating an expression. Only {@link True} is a yes. */
public sealed interface Verdict {

  /** It held. */
  record True() implements Verdict {}

  /** It was evaluated and did not hold. */
  record False() implements Verdict {}

  /** It could not be evaluated, for example because a field is not there; never counts as a yes. */
  record Undecided(String reason) implements Verdict {}
}
