package dev.firedrill.automation.rule;

/** Calls the people of a team because a rule of theirs no longer acts. */
@FunctionalInterface
public interface RuleAlert {
  /** Joins the caller's transaction. */
  void stopped(Rule rule, String why);
}
