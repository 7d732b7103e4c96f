package dev.firedrill.testing;

import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.persistence.TeamPersistence;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/** Makes teams and people that no other test has. */
public final class TestCourse {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Jdbi jdbi;

  public TestCourse(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  public Team team() {
    int number = COUNT.incrementAndGet();
    Team team =
        new Team(new TeamId(UUID.randomUUID()), new TeamSlug("team-" + number), "Team " + number);
    TeamPersistence.teams(jdbi).add(team);
    return team;
  }

  public Person person(CourseRole role) {
    int number = COUNT.incrementAndGet();
    Person person =
        new Person(
            new PersonId(UUID.randomUUID()),
            "Person " + number,
            role.name().toLowerCase(Locale.ROOT) + number,
            role);
    CoursePersistence.people(jdbi).add(person);
    return person;
  }

  public Person student(Team team) {
    Person person = person(CourseRole.STUDENT);
    TeamPersistence.teams(jdbi).addMember(team.id(), person.id());
    return person;
  }
}
