package dev.firedrill.app.demo;

import dev.firedrill.course.Course;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Courses;
import dev.firedrill.course.People;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Founds the demo course, or adds to it what is missing: an instructor, a grader and teams of
 * three.
 */
public final class DemoCourse {
  private static final int STUDENTS_PER_TEAM = 3;
  private static final int SECRET_BYTES = 32;

  private final Courses courses;
  private final People people;
  private final Teams teams;
  private final Transactions transactions;
  private final IdSource ids;
  private final RandomGenerator random;

  public DemoCourse(
      Courses courses,
      People people,
      Teams teams,
      Transactions transactions,
      IdSource ids,
      RandomGenerator random) {
    this.courses = courses;
    this.people = people;
    this.teams = teams;
    this.transactions = transactions;
    this.ids = ids;
    this.random = random;
  }

  /** Who may sign in to the demo, for the links printed at the start. */
  public record Cast(Person instructor, Person grader, List<TeamCast> teams) {}

  /** A team of the demo, the student whose link is printed, and who else is in it. */
  public record TeamCast(Team team, Person student, List<Person> others) {}

  /** Makes sure that the course has at least this many teams; the cast has exactly so many. */
  public Cast ensure(String name, int teamCount) {
    if (teamCount > DemoNames.TEAMS.size()) {
      throw new IllegalArgumentException(
          "the demo course has names for " + DemoNames.TEAMS.size() + " teams, not " + teamCount);
    }
    return transactions.call(() -> {
      byte[] secret = new byte[SECRET_BYTES];
      random.nextBytes(secret);
      courses.found(new Course(name, new Secret(HexFormat.of().formatHex(secret))));
      Person instructor = person("Ines Ortiz", "ines", CourseRole.INSTRUCTOR);
      Person grader = person("Gil Berg", "gil", CourseRole.GRADER);
      List<TeamCast> casts = new ArrayList<>();
      for (int number = 0; number < teamCount; number++) {
        casts.add(team(number));
      }
      return new Cast(instructor, grader, casts);
    });
  }

  private TeamCast team(int number) {
    String name = DemoNames.TEAMS.get(number);
    TeamSlug slug = new TeamSlug(name.toLowerCase(Locale.ROOT));
    int first = number * STUDENTS_PER_TEAM;
    Team team =
        teams
            .find(slug)
            .orElseGet(() -> {
              Team fresh = new Team(new TeamId(ids.next()), slug, name);
              teams.add(fresh);
              for (int n = first; n < first + STUDENTS_PER_TEAM; n++) {
                teams.addMember(
                    fresh.id(),
                    person(DemoNames.student(n), DemoNames.handle(n), CourseRole.STUDENT).id());
              }
              return fresh;
            });
    List<Person> cast =
        IntStream.range(first, first + STUDENTS_PER_TEAM)
            .mapToObj(n -> people.findByHandle(DemoNames.handle(n)).orElseThrow())
            .toList();
    return new TeamCast(team, cast.getFirst(), cast.subList(1, cast.size()));
  }

  private Person person(String name, String handle, CourseRole role) {
    return people
        .findByHandle(handle)
        .orElseGet(() -> {
          Person fresh = new Person(new PersonId(ids.next()), name, handle, role);
          people.add(fresh);
          return fresh;
        });
  }
}
