package dev.firedrill.workspace;

import dev.firedrill.team.TeamEnvironment;

/**
 * Bots of somebody else in a team's channels. They have no tokens: the platform speaks for them.
 */
public interface VisitingBots {
  /** A bot of this handle, made at the first call and a member of the users' channel. */
  UserId visit(TeamEnvironment bot, String handle, String name);

  /** Takes the visitor out of the users' channel; what it wrote stays. */
  void dismiss(TeamEnvironment bot, UserId visitor);
}
