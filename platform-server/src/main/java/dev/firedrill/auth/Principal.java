package dev.firedrill.auth;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/** Who is asking, as signed in. {@code team} is a student's own team. */
public record Principal(Person person, @Nullable Team team) {
  public CourseRole role() {
    return person.role();
  }

  public boolean isStaff() {
    return person.role().isStaff();
  }

  /** Whether this principal may see what belongs to the team. */
  public boolean maySee(TeamId id) {
    return isStaff() || (team != null && team.id().equals(id));
  }
}
