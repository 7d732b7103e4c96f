package dev.firedrill.auth;

import dev.firedrill.team.TeamId;

/** By what a principal proved who it is; says what it may do and how its deeds are signed. */
public sealed interface Credential {
  /** A browser's session. */
  record Session() implements Credential {}

  /** A person's own token, as the command line uses it: whatever the person may do, it may. */
  record PersonalToken(String name) implements Credential {}

  /**
   * A token for a team's CI: acts for this one team, only where {@link CiMayCall} says so, and with
   * the authority of the person who made it.
   */
  record CiToken(String name, TeamId team) implements Credential {}
}
