package dev.firedrill.automation;

import dev.firedrill.bot.Author;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;

/**
 * For whom and why something is done. {@code person} confirmed it or wrote the rule; {@code author}
 * is how a deployment is signed, the platform's when nobody was asked.
 */
public record Errand(TeamId team, Author author, PersonId person, String reason) {
  private static final int LONGEST_REASON = 200;

  /** A reason that is too long for what it is told to is cut. */
  public Errand {
    reason =
        reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
  }
}
