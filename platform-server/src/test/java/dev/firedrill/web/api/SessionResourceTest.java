package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.LoginThrottle;
import dev.firedrill.auth.SignIn;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.course.Course;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Courses;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final SignIn signIn =
      new SignIn(
          AuthPersistence.links(DATABASE.jdbi()),
          AuthPersistence.sessions(DATABASE.jdbi()),
          new LoginThrottle(),
          new Random(System.identityHashCode(this)),
          UUID::randomUUID,
          clock);
  private final ResourceHarness http =
      ResourceHarness.behind(signIn, WebApi.sessions(signIn, courses(), clock));

  private static Courses courses() {
    Courses courses = CoursePersistence.courses(DATABASE.jdbi());
    courses.found(new Course("6.S188", new Secret("of the course")));
    return courses;
  }

  @AfterEach
  void stop() {
    http.close();
  }

  private Answer post(Person person) {
    String token = signIn.mintLink(person.id(), Duration.ofDays(1)).token().reveal();
    return http.asNobody().post("/session", Map.of("token", token)).expect(200);
  }

  private static String cookie(Answer answer) {
    return answer.header("Set-Cookie").split("[=;]")[1];
  }

  @Test
  void aLinkBecomesASessionInAGuardedCookie() {
    Team team = course.team();
    Person student = course.student(team);
    Answer begun = post(student);
    assertThat(begun.header("Set-Cookie"))
        .matches("firedrill_session=[A-Za-z0-9_-]{43};.*")
        .contains("HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=604800")
        .doesNotContain("Secure");
    SessionView session =
        http.withCookie(cookie(begun)).get("/session").expect(200).as(SessionView.class);
    assertThat(session).isEqualTo(begun.as(SessionView.class));
    assertThat(session.person().handle()).isEqualTo(student.handle());
    assertThat(session.role()).isEqualTo(CourseRole.STUDENT);
    assertThat(session.team()).isNotNull().extracting("slug").isEqualTo(team.slug().value());
    assertThat(session.courseName()).isEqualTo("6.S188");
    assertThat(session.serverTime()).isEqualTo(clock.instant());
  }

  @Test
  void staffHaveANullTeam() {
    assertThat(post(course.person(CourseRole.GRADER)).json().get("team").isNull()).isTrue();
  }

  @Test
  void signingOutNeedsTheTokenAndEndsTheSession() {
    Answer begun = post(course.person(CourseRole.INSTRUCTOR));
    Caller caller = http.withCookie(cookie(begun));
    caller.without("X-CSRF-Token").delete("/session").expect(ProblemCode.CSRF_TOKEN_MISSING);
    assertThat(caller.delete("/session").expect(204).header("Set-Cookie")).contains("Max-Age=0");
    caller.get("/session").expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void everyBadLinkIsRefusedInTheSameWords() {
    Person person = course.person(CourseRole.GRADER);
    String expired = signIn.mintLink(person.id(), Duration.ofHours(1)).token().reveal();
    clock.step(Duration.ofHours(2));
    String revoked = signIn.mintLink(person.id(), Duration.ofHours(1)).token().reveal();
    signIn.revoke(person.id());
    for (String token : new String[] {expired, revoked, "made-up", ""}) {
      Answer answer =
          http.asNobody()
              .post("/session", Map.of("token", token))
              .expect(ProblemCode.SIGN_IN_REFUSED);
      assertThat(answer.json().path("detail").asText())
          .isEqualTo("This sign-in link does not work. Ask an instructor for a new one.");
      assertThat(answer.findHeader("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void tooManyFailuresAreToldToWait() {
    for (int attempt = 0; attempt < 10; attempt++) {
      http.asNobody().post("/session", Map.of("token", "x")).expect(ProblemCode.SIGN_IN_REFUSED);
    }
    Answer answer =
        http.asNobody().post("/session", Map.of("token", "x")).expect(ProblemCode.RATE_LIMITED);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 61);
  }

  @Test
  void anotherSitesPageCannotSignSomeoneIn() {
    String token =
        signIn.mintLink(course.person(CourseRole.GRADER).id(), Duration.ofDays(1)).token().reveal();
    http.asNobody()
        .with("Origin", "https://evil.example")
        .post("/session", Map.of("token", token))
        .expect(ProblemCode.NOT_ALLOWED);
  }
}
