package dev.firedrill.auth;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/** Who is asking, and by what proof. {@code team} is a student's own team. */
public record Principal(Person person, @Nullable Team team, Credential credential) {
  public PersonId id() {
    return person.id();
  }

  public CourseRole role() {
    return person.role();
  }

  /** The role as a sentence says it: "a student". */
  public String roleWord() {
    return switch (role()) {
      case INSTRUCTOR -> "an instructor";
      case GRADER -> "a grader";
      case STUDENT -> "a student";
    };
  }

  /** Whether this principal may look across teams; a CI token never may. */
  public boolean isStaff() {
    return person.role().isStaff() && !(credential instanceof Credential.CiToken);
  }

  /**
   * Whether a class looks at what this principal gets: then it holds no fault, plan, hint, score or
   * private chat.
   */
  public boolean isProjected() {
    return credential instanceof Credential.Session(var since) && since != null;
  }

  /** Whether this principal may see what belongs to the team. */
  public boolean maySee(TeamId id) {
    boolean own = team != null && team.id().equals(id);
    return switch (credential) {
      case Credential.Session _, Credential.PersonalToken _ -> isStaff() || own;
      case Credential.CiToken(_, var only) -> only.equals(id) && (person.role().isStaff() || own);
    };
  }

  /** Whether this principal may act for the team: its students and instructors may. */
  public boolean mayOperate(TeamId id) {
    return role() != CourseRole.GRADER && maySee(id);
  }
}
