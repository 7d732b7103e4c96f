package dev.firedrill.auth;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;

/**
 * The one place where a team in a request becomes a team the principal may use. Absent and not
 * yours look the same.
 */
public final class TeamAccess {
  private final Teams teams;

  public TeamAccess(Teams teams) {
    this.teams = teams;
  }

  /**
   * The team to read; fails with not-found when there is none or it is not the principal's to see.
   */
  public Team readable(Principal principal, String slug) {
    return teams
        .find(slugOrNotFound(slug))
        .filter(team -> principal.maySee(team.id()))
        .orElseThrow(() -> noSuchTeam(slug));
  }

  /** The team to act for: the student's own, or any for an instructor. Graders only read. */
  public Team operable(Principal principal, String slug) {
    Team team = readable(principal, slug);
    requireOperable(principal, team.id());
    return team;
  }

  /** Fails unless the principal may act for the team. */
  public void requireOperable(Principal principal, TeamId team) {
    if (!principal.maySee(team)) {
      throw Failure.notFound("There is no such thing here.");
    }
    if (!principal.mayOperate(team)) {
      throw new Failure(
          ProblemCode.NOT_ALLOWED, "Graders may look at a team's bot but not operate it.");
    }
  }

  private static TeamSlug slugOrNotFound(String slug) {
    try {
      return new TeamSlug(slug);
    } catch (Failure notASlug) {
      throw noSuchTeam(slug);
    }
  }

  private static Failure noSuchTeam(String slug) {
    return Failure.notFound("There is no team '" + slug + "' here.");
  }
}
