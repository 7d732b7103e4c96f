package dev.firedrill.auth;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/** Who is asking, as signed in. {@code team} is a student's own team. */
public record Principal(Person person, @Nullable Team team) {
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

  public boolean isStaff() {
    return person.role().isStaff();
  }

  /** Whether this principal may see what belongs to the team. */
  public boolean maySee(TeamId id) {
    return isStaff() || (team != null && team.id().equals(id));
  }
}
