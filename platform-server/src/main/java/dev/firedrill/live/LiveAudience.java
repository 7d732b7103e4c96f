package dev.firedrill.live;

import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;

/** Who may see an event. */
public sealed interface LiveAudience {
  record Everyone() implements LiveAudience {}

  record Staff() implements LiveAudience {}

  record Instructors() implements LiveAudience {}

  /** The students of the team and all staff. */
  record TeamAndStaff(TeamId team) implements LiveAudience {}

  /** The students of the team and nobody else. */
  record TeamOnly(TeamId team) implements LiveAudience {}

  record OnePerson(PersonId person) implements LiveAudience {}

  default boolean includes(Principal viewer) {
    return switch (this) {
      case Everyone everyone -> true;
      case Staff staff -> viewer.isStaff();
      case Instructors instructors -> viewer.role() == CourseRole.INSTRUCTOR;
      case TeamAndStaff(var team) -> viewer.maySee(team);
      case TeamOnly(var team) -> !viewer.isStaff() && viewer.maySee(team);
      case OnePerson(var person) -> viewer.id().equals(person);
    };
  }
}
