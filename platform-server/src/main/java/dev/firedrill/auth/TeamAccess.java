package dev.firedrill.auth;

import dev.firedrill.course.CourseRole;
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
  private final Acting acting;

  /** Instructors may act for the team that they said they act for, and only look at the others. */
  public TeamAccess(Teams teams, Acting acting) {
    this.teams = teams;
    this.acting = acting;
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

  /**
   * The team to act for: the student's own, or for an instructor the one they act for. Graders only
   * read.
   */
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
    if (!actsFor(principal, team)) {
      throw new Failure(
          ProblemCode.NOT_ALLOWED,
          "You only look at this team. To do this for it, first choose 'Act as' on its page: the"
              + " team is told, and what you do is recorded.");
    }
  }

  /**
   * Fails while the principal acts for a team: who has a team's hands at its bot does not judge
   * what came of it.
   */
  public void requireNotActing(Principal principal) {
    acting
        .of(principal.id())
        .flatMap(turn -> teams.find(turn.team()))
        .ifPresent(team -> {
          throw new Failure(
              ProblemCode.NOT_ALLOWED,
              "You act as team "
                  + team.name()
                  + ", and somebody who acts for a team does not grade: stop acting first.");
        });
  }

  /** The team to talk in, in the own name: the student's own, or any for an instructor. */
  public Team speakable(Principal principal, String slug) {
    Team team = readable(principal, slug);
    if (!principal.mayOperate(team.id())) {
      throw new Failure(
          ProblemCode.NOT_ALLOWED, "Graders may read a team's channels but not write in them.");
    }
    return team;
  }

  private boolean actsFor(Principal principal, TeamId team) {
    return principal.role() != CourseRole.INSTRUCTOR
        // A CI token speaks for one team from the start.
        || principal.credential() instanceof Credential.CiToken
        || acting.actsFor(principal.id(), team);
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
