package dev.firedrill.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.firedrill.auth.LoginThrottle;
import dev.firedrill.auth.SignIn;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.auth.token.ApiToken;
import dev.firedrill.auth.token.DeviceSignIn;
import dev.firedrill.auth.token.TokenDesk;
import dev.firedrill.auth.token.TokenKind;
import dev.firedrill.auth.token.TokenRecord;
import dev.firedrill.course.Course;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Courses;
import dev.firedrill.course.Person;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.kernel.PersonId;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class TokenResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final Random random = new Random(System.identityHashCode(this));
  private final SignIn signIn =
      new SignIn(
          AuthPersistence.links(DATABASE.jdbi()),
          AuthPersistence.sessions(DATABASE.jdbi()),
          new LoginThrottle(),
          random,
          UUID::randomUUID,
          clock);
  private final TokenDesk desk =
      new TokenDesk(
          AuthPersistence.tokens(DATABASE.jdbi()),
          new NothingRecorded(),
          DATABASE.transactions(),
          random,
          UUID::randomUUID,
          clock);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.behind(
          signIn,
          desk,
          WebApi.tokens(
              desk,
              new DeviceSignIn(
                  signIn, CoursePersistence.people(DATABASE.jdbi()), DATABASE.teams(), desk),
              DATABASE.teamAccess(),
              courses(),
              clock));

  private final Team team = course.team();
  private final Person student = course.student(team);

  private record NothingRecorded() implements TokenRecord {
    @Override
    public void created(ApiToken token) {}

    @Override
    public void revoked(ApiToken token, PersonId by) {}
  }

  private static Courses courses() {
    Courses courses = CoursePersistence.courses(DATABASE.jdbi());
    courses.found(new Course("6.S188", new Secret("of the course")));
    return courses;
  }

  private Answer signInFrom(Person person, String device) {
    String link = signIn.mintLink(person.id(), Duration.ofDays(1)).token().reveal();
    return http.asNobody().post("/cli/sign-in", Map.of("token", link, "deviceName", device));
  }

  private Caller signedIn(Person person) {
    return http.withToken(
        signInFrom(person, "laptop").expect(201).as(CliSignInView.class).secret());
  }

  @Test
  void aLinkBecomesATokenThatKnowsWhoseItIs() {
    CliSignInView begun = signInFrom(student, "ada@laptop").expect(201).as(CliSignInView.class);
    assertThat(begun.name()).isEqualTo("ada@laptop");
    assertThat(begun.kind()).isEqualTo(TokenKind.PERSONAL);
    assertThat(begun.role()).isEqualTo(CourseRole.STUDENT);
    assertThat(begun.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(120)));
    CallerView caller =
        http.withToken(begun.secret()).get("/tokens/current").expect(200).as(CallerView.class);
    assertThat(caller.person().handle()).isEqualTo(student.handle());
    assertThat(caller.team()).isNotNull().extracting("slug").isEqualTo(team.slug().value());
    assertThat(caller.token()).isNotNull().extracting("name").isEqualTo("ada@laptop");
    assertThat(caller.courseName()).isEqualTo("6.S188");
  }

  @Test
  void aBadLinkIsRefusedAndThrottledAsForBrowsers() {
    Map<String, String> bad = Map.of("token", "made-up", "deviceName", "x");
    for (int attempt = 0; attempt < 10; attempt++) {
      http.asNobody().post("/cli/sign-in", bad).expect(ProblemCode.SIGN_IN_REFUSED);
    }
    Answer told = http.asNobody().post("/cli/sign-in", bad).expect(ProblemCode.RATE_LIMITED);
    assertThat(Integer.parseInt(told.header("Retry-After"))).isBetween(1, 61);
  }

  @Test
  void aCiTokenIsMadeUsedListedAndRevoked() {
    Caller ada = signedIn(student);
    NewTokenView made =
        ada.post("/tokens", request("github", "CI", team.slug().value(), 90))
            .expect(201)
            .as(NewTokenView.class);
    assertThat(made.team()).isNotNull().extracting("slug").isEqualTo(team.slug().value());
    CallerView caller =
        http.withToken(made.secret()).get("/tokens/current").expect(200).as(CallerView.class);
    assertThat(caller.team()).isNotNull().extracting("slug").isEqualTo(team.slug().value());
    http.withToken(made.secret()).get("/tokens").expect(ProblemCode.NOT_ALLOWED);
    assertThat(ada.get("/tokens").expect(200).json().findValuesAsText("name"))
        .contains("github", "laptop");
    ada.delete("/tokens/" + made.id()).expect(204);
    http.withToken(made.secret()).get("/tokens/current").expect(ProblemCode.TOKEN_REFUSED);
    ada.delete("/tokens/" + made.id()).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void anotherTeamsCiTokenCannotBeMade() {
    signedIn(student)
        .post("/tokens", request("x", "CI", course.team().slug().value(), 1))
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aWishThatMakesNoSenseIsExplained() {
    Caller ada = signedIn(student);
    for (Map<String, Object> bad :
        List.of(
            request("x", "CI", null, 1),
            request("x", "PERSONAL", team.slug().value(), 1),
            request("x", "PERSONAL", null, 0),
            request("x", "PERSONAL", null, 366),
            request("", "PERSONAL", null, 1))) {
      ada.post("/tokens", bad).expect(ProblemCode.INVALID_INPUT);
    }
  }

  @Test
  void aTokenIsInNoAnswerButItsFirstAndInNoLog() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("dev.firedrill");
    Level before = root.getLevel();
    Level oursBefore = ours.getLevel();
    ListAppender<ILoggingEvent> seen = new ListAppender<>();
    seen.start();
    root.addAppender(seen);
    // Jetty and the HTTP client write whole requests at DEBUG, which no server runs with.
    root.setLevel(Level.INFO);
    ours.setLevel(Level.TRACE);
    try {
      Caller ada = signedIn(student);
      Answer created = ada.post("/tokens", request("t", "PERSONAL", null, 30)).expect(201);
      String secret = created.as(NewTokenView.class).secret();
      assertThat(created.header("Cache-Control")).contains("no-store");
      assertThat(created.as(NewTokenView.class).toString()).doesNotContain(secret);
      Caller byToken = http.withToken(secret);
      assertThat(ada.get("/tokens").body()).doesNotContain(secret);
      assertThat(byToken.get("/tokens/current").body()).doesNotContain(secret);
      assertThat(byToken.post("/tokens", "{").body()).doesNotContain(secret);
      assertThat(byToken.get("/nothing").body()).doesNotContain(secret);
      String typo = secret + "x";
      assertThat(http.withToken(typo).get("/tokens").body()).doesNotContain(secret);
      assertThat(seen.list)
          .filteredOn(event -> event.getLoggerName().startsWith("dev.firedrill"))
          .isNotEmpty();
      assertThat(seen.list)
          .noneSatisfy(event -> assertThat(event.getFormattedMessage()).contains(secret));
    } finally {
      root.setLevel(before);
      ours.setLevel(oursBefore);
      root.detachAppender(seen);
    }
  }

  private static Map<String, Object> request(
      String name, String kind, @Nullable String team, int days) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", name);
    body.put("kind", kind);
    body.put("team", team);
    body.put("expiresInDays", days);
    return body;
  }
}
