package dev.firedrill.web.testing;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Principals of tests. Where rows refer to people, use {@code TestCourse} and {@link #is}. */
public final class Who {
  private Who() {}

  public static Principal instructor() {
    return is(person(CourseRole.INSTRUCTOR), null);
  }

  public static Principal grader() {
    return is(person(CourseRole.GRADER), null);
  }

  /** A student of the team. */
  public static Principal studentOf(Team team) {
    return is(person(CourseRole.STUDENT), team);
  }

  public static Principal is(Person person, @Nullable Team team) {
    return new Principal(person, team, new Credential.Session());
  }

  /** As the command line calls: with a token of that person's. */
  public static Principal byToken(Principal of) {
    return new Principal(of.person(), of.team(), new Credential.PersonalToken("laptop"));
  }

  /** A CI token for the team, made by that person. */
  public static Principal ci(Principal maker, Team team) {
    return new Principal(maker.person(), maker.team(), new Credential.CiToken("github", team.id()));
  }

  public static Team team(String slug) {
    return new Team(new TeamId(UUID.randomUUID()), new TeamSlug(slug), "Team " + slug);
  }

  private static Person person(CourseRole role) {
    UUID id = UUID.randomUUID();
    String word = role.name().toLowerCase(Locale.ROOT);
    return new Person(new PersonId(id), "A " + word, word + id.toString().substring(0, 8), role);
  }
}
