package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;

/** Hears what a disturbance did, on the paths of messages: returns at once. */
public interface Disturbed {
  /** Somebody who does not listen. */
  Disturbed NOBODY =
      new Disturbed() {
        @Override
        public void call(TeamEnvironment bot, String method) {}

        @Override
        public void event(TeamEnvironment bot, Interference.EventFate fate) {}
      };

  /** A call was delayed or refused by a rule. */
  void call(TeamEnvironment bot, String method);

  /** What became of an event that was not simply told. */
  void event(TeamEnvironment bot, Interference.EventFate fate);
}
