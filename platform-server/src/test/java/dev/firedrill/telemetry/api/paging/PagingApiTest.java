package dev.firedrill.telemetry.api.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final Person ben = course.student(team);
  private final Team otherTeam = course.team();
  private final Person eve = course.student(otherTeam);
  private final Person teacher = course.person(CourseRole.INSTRUCTOR);
  private final TeamEnvironment bot = TeamEnvironment.production(team.id());
  private final AlarmWorld world = new AlarmWorld(DATABASE);
  private final TelemetryRoutes routes = new TelemetryRoutes(DATABASE.teamAccess());
  private final PageViews views = new PageViews(world.notices, DATABASE.teams());

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new PagesResource(routes, world.pages, world.pageDesk, views),
          new PageResource(DATABASE.teamAccess(), world.pages, world.pageDesk, views),
          new OnCallResource(
              routes,
              world.onCall,
              new OnCallViews(world.onCall, DATABASE.teams(), views, world.clock),
              DATABASE.teams()),
          new SilencesResource(routes, world.silenceDesk, views));

  private final Caller student = http.as(Who.is(ada, team));
  private final Caller stranger = http.as(Who.is(eve, otherTeam));
  private final Caller grader = http.as(Who.grader());

  private String path(String rest) {
    return "/teams/" + team.slug() + rest;
  }

  private static String detail(Answer answer, ProblemCode code) {
    return answer.expect(code).json().get("detail").asText();
  }

  private JsonNode page() {
    Alarm _ = world.make(team.id(), AlarmWorld.gauge("errors", "errors", 0.05, 1, 1), ada.id());
    world.tenSeconds(bot, "errors", 0.5);
    return student.get(path("/pages")).expect(200).json().at("/items/0");
  }

  private Map<String, Object> rota(List<String> members, int hours, int seconds, String zone) {
    return Map.of(
        "rota",
        Map.of(
            "members",
            members,
            "startsAt",
            world.clock.instant().toString(),
            "shiftHours",
            hours,
            "timeZone",
            zone),
        "escalation",
        Map.of("ackWithinSeconds", seconds, "then", "NEXT"));
  }

  @Test
  void aPageIsListedReadAndTaken() {
    JsonNode page = page();
    assertThat(page.get("state").asText()).isEqualTo("OPEN");
    assertThat(page.at("/alarm/name").asText()).isEqualTo("errors");
    assertThat(page.get("notified").findValuesAsText("handle"))
        .containsExactlyInAnyOrder(ada.handle(), ben.handle());
    String one = "/pages/" + page.get("id").asText();
    assertThat(student.get(one).expect(200).json().get("number").asInt()).isEqualTo(1);

    JsonNode taken = student.post(one + "/ack").expect(200).json();
    assertThat(taken.get("state").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(taken.at("/acknowledgedBy/handle").asText()).isEqualTo(ada.handle());
    JsonNode again = http.as(Who.is(ben, team)).post(one + "/ack").expect(200).json();
    assertThat(again.at("/acknowledgedBy/handle").asText())
        .as("who was first stays so")
        .isEqualTo(ada.handle());
    assertThat(student.get(path("/pages?state=OPEN")).json().get("items")).isEmpty();
    assertThat(student.get(path("/pages?state=ACKNOWLEDGED")).json().get("items")).hasSize(1);
  }

  @Test
  void whoMayTakeAPage() {
    JsonNode page = page();
    String one = "/pages/" + page.get("id").asText();
    stranger.get(one).expect(ProblemCode.NOT_FOUND);
    stranger.post(one + "/ack").expect(ProblemCode.NOT_FOUND);
    stranger.post(path("/pages/ack-mine")).expect(ProblemCode.NOT_FOUND);
    grader.get(one).expect(200);
    grader.post(one + "/ack").expect(ProblemCode.NOT_ALLOWED);
    assertThat(detail(http.as(Who.is(teacher, null)).post(one + "/ack"), ProblemCode.NOT_ALLOWED))
        .isEqualTo(
            "Only members of the team acknowledge its pages, because it counts as their detection.");
    http.asNobody().post(one + "/ack").expect(ProblemCode.NOT_SIGNED_IN);
    assertThat(student.get(one).json().get("state").asText()).isEqualTo("OPEN");
    assertThat(student.post(path("/pages/ack-mine")).expect(200).json().get("items")).hasSize(1);
    student.get("/pages/" + UUID.randomUUID()).expect(ProblemCode.NOT_FOUND);
    assertThat(student.get(path("/pages?state=LOST")).status()).isBetween(400, 422);
  }

  @Test
  void rolesAreKeptForRotaAndSilences() {
    for (String rest : List.of("/pages", "/on-call", "/silences")) {
      stranger.get(path(rest)).expect(ProblemCode.NOT_FOUND);
      http.asNobody().get(path(rest)).expect(ProblemCode.NOT_SIGNED_IN);
      grader.get(path(rest)).expect(200);
      http.as(Who.instructor()).get(path(rest)).expect(200);
    }
    Map<String, Object> rota = rota(List.of(ada.handle()), 24, 300, "UTC");
    Map<String, Object> over =
        Map.of("to", ada.handle(), "until", world.clock.instant().plusSeconds(600).toString());
    Map<String, Object> silence = silence(600, "we deploy now");
    for (Caller who : List.of(stranger, grader)) {
      ProblemCode code = who == grader ? ProblemCode.NOT_ALLOWED : ProblemCode.NOT_FOUND;
      who.ifMatch(0).put(path("/on-call"), rota).expect(code);
      who.post(path("/on-call/hand-over"), over).expect(code);
      who.delete(path("/on-call/overrides/" + UUID.randomUUID())).expect(code);
      who.post(path("/silences"), silence).expect(code);
      who.delete(path("/silences/" + UUID.randomUUID())).expect(code);
    }
    assertThat(student.get(path("/on-call")).json().get("version").asInt()).isZero();
  }

  @Test
  void aRotaIsSetWithTheVersionThatWasRead() {
    Map<String, Object> wish = rota(List.of(ada.handle(), "@" + ben.handle()), 12, 60, "UTC");
    assertThat(student.get(path("/on-call")).header("ETag")).isEqualTo("\"0\"");
    student.put(path("/on-call"), wish).expect(ProblemCode.VERSION_REQUIRED);

    JsonNode set = student.ifMatch(0).put(path("/on-call"), wish).expect(200).json();
    assertThat(set.at("/now/handle").asText()).isEqualTo(ada.handle());
    assertThat(set.at("/next/handle").asText()).isEqualTo(ben.handle());
    assertThat(set.get("holes")).isEmpty();
    Answer stale = student.ifMatch(0).put(path("/on-call"), wish).expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().get("detail").asText())
        .isEqualTo("The rota is at version 1 now: look at it and decide again.");
    assertThat(stale.json().at("/current/now/handle").asText()).isEqualTo(ada.handle());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nobody | 24 | 300 | UTC | The team has no member @nobody; it has @
          ada | 0 | 300 | UTC | A shift of 0 h is not offered; give 1 to 336 hours.
          ada | 337 | 300 | UTC | A shift of 337 h is not offered; give 1 to 336 hours.
          ada | 24 | 5 | UTC | A page must be taken within 30 to 3600 seconds, not 5.
          ada | 24 | 4000 | UTC | A page must be taken within 30 to 3600 seconds, not 4000.
          ada | 24 | 300 | Mars/Base | 'Mars/Base' is no time zone; write one such as Europe/Berlin.
          """)
  void aRotaThatBreaksARuleIsRefused(
      String who, int hours, int seconds, String zone, String sentence) {
    String handle = who.equals("ada") ? ada.handle() : who;
    assertThat(
            detail(
                student
                    .ifMatch(0)
                    .put(path("/on-call"), rota(List.of(handle), hours, seconds, zone)),
                ProblemCode.INVALID_INPUT))
        .contains(sentence);
    assertThat(
            detail(
                student
                    .ifMatch(0)
                    .put(
                        path("/on-call"),
                        rota(java.util.Collections.nCopies(51, ada.handle()), 24, 300, "UTC")),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("A rota has at most 50 places; leave some out.");
  }

  @Test
  void aRotaWithAHoleIsSaidAndInTheHoleTheWholeTeamIsCalled() {
    Instant begins = world.clock.instant().plus(Duration.ofHours(3));
    Map<String, Object> later =
        Map.of(
            "rota",
            Map.of(
                "members",
                List.of(ben.handle()),
                "startsAt",
                begins.toString(),
                "shiftHours",
                24,
                "timeZone",
                "UTC"),
            "escalation",
            Map.of("ackWithinSeconds", 300, "then", "TEAM"));

    JsonNode set = student.ifMatch(0).put(path("/on-call"), later).expect(200).json();
    assertThat(set.get("now").isNull()).isTrue();
    assertThat(set.at("/holes/0/until").asText()).isEqualTo(begins.toString());
    assertThat(set.get("words").asText()).isNotBlank();

    JsonNode page = page();
    assertThat(page.get("notified").findValuesAsText("handle"))
        .containsExactlyInAnyOrder(ada.handle(), ben.handle());
    assertThat(world.notices.told.getFirst().sentence())
        .isEqualTo("Nobody is on call now, so the whole team is called.");
    world.clock.set(begins.plusSeconds(60));
    assertThat(student.get(path("/on-call")).json().at("/now/handle").asText())
        .isEqualTo(ben.handle());
  }

  @Test
  void aHandOverHoldsUntilItsEndOrIsEndedEarly() {
    student
        .ifMatch(0)
        .put(path("/on-call"), rota(List.of(ada.handle()), 24, 300, "UTC"))
        .expect(200);
    Instant until = world.clock.instant().plus(Duration.ofHours(2));
    JsonNode over =
        student
            .post(
                path("/on-call/hand-over"),
                Map.of("to", "@" + ben.handle(), "until", until.toString(), "note", "exam"))
            .expect(200)
            .json();
    assertThat(over.at("/now/handle").asText()).isEqualTo(ben.handle());
    assertThat(over.get("until").asText()).isEqualTo(until.toString());
    String one = path("/on-call/overrides/" + over.at("/overrides/0/id").asText());
    stranger
        .delete("/teams/" + otherTeam.slug() + one.substring(path("").length()))
        .expect(ProblemCode.NOT_FOUND);
    world.clock.step(Duration.ofHours(3));
    assertThat(student.get(path("/on-call")).json().at("/now/handle").asText())
        .as("it ended")
        .isEqualTo(ada.handle());

    until = world.clock.instant().plus(Duration.ofHours(2));
    JsonNode second =
        student
            .post(path("/on-call/hand-over"), Map.of("to", ben.handle(), "until", until.toString()))
            .json();
    world.clock.step(Duration.ofSeconds(1));
    student.delete(path("/on-call/overrides/" + second.at("/overrides/0/id").asText())).expect(204);
    assertThat(student.get(path("/on-call")).json().at("/now/handle").asText())
        .isEqualTo(ada.handle());
    for (String bad : List.of("1999-01-01T00:00:00Z", "2999-01-01T00:00:00Z")) {
      assertThat(
              detail(
                  student.post(
                      path("/on-call/hand-over"), Map.of("to", ben.handle(), "until", bad)),
                  ProblemCode.INVALID_INPUT))
          .isEqualTo("The hand-over ends at " + bad + "; let it end within 30 days from now.");
    }
  }

  private Map<String, Object> silence(int seconds, String reason) {
    return Map.of(
        "alarms",
        List.of(),
        "until",
        world.clock.instant().plusSeconds(seconds).toString(),
        "reason",
        reason);
  }

  @Test
  void aSilenceIsMadeSeenAndEnded() {
    JsonNode made =
        student.post(path("/silences"), silence(3_600, "we deploy now")).expect(201).json();
    assertThat(student.get(path("/silences")).json().at("/items/0/reason").asText())
        .isEqualTo("we deploy now");
    String one = "/silences/" + made.get("id").asText();
    stranger.delete("/teams/" + otherTeam.slug() + one).expect(ProblemCode.NOT_FOUND);
    student.delete(path(one)).expect(204);
    assertThat(detail(student.delete(path(one)), ProblemCode.NOT_FOUND))
        .isEqualTo("The team has no such silence that is not over.");
    student.post(path("/silences"), silence(60, "we deploy now")).expect(201);
    world.clock.step(Duration.ofSeconds(60));
    assertThat(student.get(path("/silences")).json().get("items")).as("it ended").isEmpty();
  }

  @Test
  void aSilenceThatBreaksARuleIsRefused() {
    assertThat(
            detail(
                student.post(path("/silences"), silence(90_000, "we deploy")),
                ProblemCode.INVALID_INPUT))
        .contains("let it end within 24 hours from now");
    assertThat(
            detail(
                student.post(path("/silences"), silence(-5, "we deploy")),
                ProblemCode.INVALID_INPUT))
        .contains("let it end within 24 hours from now");
    assertThat(detail(student.post(path("/silences"), silence(60, "x")), ProblemCode.INVALID_INPUT))
        .isEqualTo("The reason has 1 characters; say in 3 to 200 why nobody is to be called.");
    UUID unknown = UUID.randomUUID();
    assertThat(
            detail(
                student.post(
                    path("/silences"),
                    Map.of(
                        "alarms",
                        List.of(unknown),
                        "until",
                        world.clock.instant().plusSeconds(60).toString(),
                        "reason",
                        "we deploy")),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("The team has no alarm " + unknown + "; name one of its alarms.");
    for (int i = 0; i < 50; i++) {
      student.post(path("/silences"), silence(600, "we deploy")).expect(201);
    }
    assertThat(
            detail(
                student.post(path("/silences"), silence(600, "we deploy")),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("The team has 50 silences already; end one first.");
    for (String body : List.of("{}", "null", "{\"until\":\"soon\",\"reason\":\"abc\"}")) {
      assertThat(student.post(path("/silences"), body).status()).as(body).isBetween(400, 422);
    }
  }
}
