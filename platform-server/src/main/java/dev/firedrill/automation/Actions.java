package dev.firedrill.automation;

import dev.firedrill.team.TeamId;

/** Carries actions out; implemented where the features meet that know how. */
public interface Actions {
  /**
   * What the action would do now, as a sentence.
   *
   * @throws dev.firedrill.kernel.Failure when it would be refused now
   */
  String plan(TeamId team, Action action);

  /**
   * Does it, or sets it going. Joins the caller's transaction, so that it happens exactly when that
   * commits.
   *
   * @throws dev.firedrill.kernel.Failure when it is refused
   */
  Progress start(Action action, Errand errand);

  /** How far it is what {@code ref} stands for. */
  Progress look(TeamId team, Action action, String ref);
}
