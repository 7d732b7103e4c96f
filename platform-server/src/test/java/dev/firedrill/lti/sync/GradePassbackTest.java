package dev.firedrill.lti.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.chaos.RunId;
import dev.firedrill.course.persistence.CoursePersistence;
import dev.firedrill.gradebook.GradebookDesk;
import dev.firedrill.gradebook.PersonIds;
import dev.firedrill.gradebook.persistence.GradebookPersistence;
import dev.firedrill.grading.GradingRoom;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.lti.Accounts;
import dev.firedrill.lti.Contexts;
import dev.firedrill.lti.LtiContext;
import dev.firedrill.lti.LtiPlatform;
import dev.firedrill.lti.PlatformCalls;
import dev.firedrill.lti.Platforms;
import dev.firedrill.lti.TestPlatform;
import dev.firedrill.lti.ToolKeys;
import dev.firedrill.lti.api.LtiResource;
import dev.firedrill.lti.http.HttpPlatformCalls;
import dev.firedrill.lti.persistence.LtiPersistence;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GradePassbackTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private record Route(String method, String path, String body) {}

  private final GradingRoom room = new GradingRoom(DATABASE);
  private final SteppedClock clock = SteppedClock.atNoon();
  private final ToolKeys keys =
      new ToolKeys(
          LtiPersistence.keys(DATABASE.jdbi(), UnaryOperator.identity(), UnaryOperator.identity()),
          new SecureRandom(),
          UUID::randomUUID,
          clock);

  @AutoClose private final TestPlatform platform = new TestPlatform(clock, keys::published);
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  private final Platforms platforms = LtiPersistence.platforms(DATABASE.jdbi());
  private final Contexts contexts = LtiPersistence.contexts(DATABASE.jdbi());
  private final Accounts accounts = LtiPersistence.accounts(DATABASE.jdbi());
  private final Syncs syncs = LtiPersistence.syncs(DATABASE.jdbi());
  private final List<UUID> queue = new ArrayList<>();
  private final SyncDesk desk =
      new SyncDesk(
          platforms,
          contexts,
          accounts,
          new HttpPlatformCalls(http, keys, UUID::randomUUID, clock),
          new GradebookDesk(
              room.assessments,
              room.grades,
              PostmortemPersistence.postmortems(DATABASE.jdbi()),
              CoursePersistence.people(DATABASE.jdbi()),
              DATABASE.teams(),
              GradebookPersistence.setups(DATABASE.jdbi()),
              GradebookPersistence.excusals(DATABASE.jdbi()),
              GradebookPersistence.ids(DATABASE.jdbi()),
              clock),
          syncs,
          queue::add,
          UUID::randomUUID,
          clock);

  @AutoClose
  private final ResourceHarness server =
      ResourceHarness.with(
          new LtiResource(
              platforms,
              contexts,
              accounts,
              CoursePersistence.people(DATABASE.jdbi()),
              keys,
              desk,
              syncs,
              () -> URI.create("https://lab.example"),
              UUID::randomUUID));

  private final Caller instructor = server.as(Who.is(room.quick.instructor, null));
  private final LtiPlatform registered = platform.registration();
  private final LtiContext context =
      new LtiContext(
          UUID.randomUUID(),
          registered.id(),
          "course-1",
          "SRE 101",
          platform.at("/members?course=1"),
          platform.at("/lineitems?course=1"),
          Set.of(PlatformCalls.LINE_ITEM, PlatformCalls.RESULTS, PlatformCalls.SCORE));

  @BeforeEach
  void published() {
    platforms.add(registered);
    contexts.put(context);
    room.theRun();
    room.end();
    room.desk.assessWhatEnded();
    room.gradeDesk.save(room.of(room.quick), room.grader.id(), 0, 80, "Well done");
    room.gradeDesk.publish(room.of(room.quick), room.grader.id(), 1);
    var _ =
        GradebookPersistence.ids(DATABASE.jdbi())
            .put(
                room.quick.ada.id(),
                new PersonIds(null, null, null, room.quick.ada.handle() + "@uni.edu"));
    accounts.link(registered.id(), "u-bo", room.quick.bo.id());
    platform.members.add(Map.of("user_id", "u-teacher", "teacher", "yes"));
    platform.members.add(Map.of("user_id", "u-ada", "email", room.quick.ada.handle() + "@UNI.edu"));
    platform.members.add(Map.of("user_id", "u-bo", "name", "Bo"));
    platform.members.add(Map.of("user_id", "u-stranger", "name", "A stranger"));
    platform.members.add(Map.of("user_id", "u-gone", "name", "Gone", "status", "Inactive"));
  }

  private GradeSync done(boolean dryRun) {
    GradeSync sync = desk.begin(context.id(), room.run(), dryRun, room.quick.instructor.id());
    assertThat(queue).contains(sync.id());
    desk.work(sync.id());
    return syncs.find(sync.id()).orElseThrow();
  }

  private static SyncRow of(GradeSync sync, String subject) {
    return sync.rows().stream()
        .filter(row -> subject.equals(row.subject()))
        .findFirst()
        .orElseThrow();
  }

  private double score() {
    return Objects.requireNonNull(
        room.of(room.quick).finalScore(room.grades.find(room.of(room.quick).id()).orElseThrow()));
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndDoesNothing() {
    GradeSync sync = done(true);

    assertThat(sync.problem()).isNull();
    assertThat(of(sync, "u-ada").outcome()).isEqualTo(SyncRow.Outcome.WOULD_SEND);
    assertThat(of(sync, "u-ada").ours()).isEqualTo(score());
    assertThat(of(sync, "u-stranger").outcome()).isEqualTo(SyncRow.Outcome.UNKNOWN_MEMBER);
    assertThat(sync.rows()).noneMatch(row -> "u-teacher".equals(row.subject()));
    assertThat(sync.rows()).noneMatch(row -> "u-gone".equals(row.subject()));
    assertThat(platform.scores).isEmpty();
  }

  @Test
  void gradesAreSentByTheRulesOfMoodleAndCanvasAndASecondTimeNothingIs() {
    GradeSync first = done(false);

    assertThat(platform.refusedBodies).isEmpty();
    assertThat(of(first, "u-ada").outcome()).isEqualTo(SyncRow.Outcome.SENT);
    assertThat(of(first, "u-bo").outcome()).isEqualTo(SyncRow.Outcome.SENT);
    assertThat(platform.scores).containsOnlyKeys("u-ada", "u-bo");
    assertThat(platform.scores.get("u-ada")).isEqualTo(score());

    platform.scores.replaceAll((user, had) -> had / 100 * 20);
    platform.scores.put("u-bo", 3.0);
    GradeSync second = done(false);
    assertThat(of(second, "u-ada").outcome()).isEqualTo(SyncRow.Outcome.UNCHANGED);
    assertThat(of(second, "u-bo").theirs()).isEqualTo(15.0);
    assertThat(of(second, "u-bo").outcome()).isEqualTo(SyncRow.Outcome.SENT);
  }

  @Test
  void whoIsRefusedIsNamedWithThePlatformsWordsAndTriedAgainAlone() {
    platform.notGradable.add("u-bo");
    GradeSync first = done(false);
    assertThat(of(first, "u-bo").outcome()).isEqualTo(SyncRow.Outcome.FAILED);
    assertThat(of(first, "u-bo").sentence())
        .isEqualTo("The platform refused a grade with 400: user is not gradable in this course");
    assertThat(of(first, "u-ada").outcome()).isEqualTo(SyncRow.Outcome.SENT);

    platform.notGradable.clear();
    platform.scores.replaceAll((user, had) -> had / 100 * 20);
    desk.retry(first.id());
    desk.work(first.id());
    GradeSync again = syncs.find(first.id()).orElseThrow();
    assertThat(again.attempts()).isEqualTo(2);
    assertThat(of(again, "u-bo").outcome()).isEqualTo(SyncRow.Outcome.SENT);
    assertThat(of(again, "u-ada").outcome()).isEqualTo(SyncRow.Outcome.UNCHANGED);
  }

  @Test
  void aPlatformThatIsDownFailsTheJobInOneSentence() {
    platform.broken = true;
    GradeSync sync = done(false);

    assertThat(sync.state()).isEqualTo(GradeSync.State.FAILED);
    assertThat(sync.problem())
        .isEqualTo("The platform refused a token with 503: down for maintenance");
    platform.broken = false;
    desk.retry(sync.id());
    desk.work(sync.id());
    assertThat(syncs.find(sync.id()).orElseThrow().state()).isEqualTo(GradeSync.State.DONE);
  }

  @Test
  void aDraftIsNeverSent() {
    room.gradeDesk.unpublish(room.of(room.quick), room.grader.id());
    GradeSync sync = done(false);

    assertThat(of(sync, "u-ada").outcome()).isEqualTo(SyncRow.Outcome.NO_GRADE);
    assertThat(platform.scores).isEmpty();
  }

  @Test
  void everyRouteIsForInstructorsAlone() {
    GradeSync sync = done(true);
    List<Route> routes =
        List.of(
            new Route("GET", "/lti/tool", ""),
            new Route("POST", "/lti/tool/keys", ""),
            new Route("GET", "/lti/platforms", ""),
            new Route(
                "POST",
                "/lti/platforms",
                """
                {"name":"M","issuer":"https://m.example","clientId":"c","deployments":["1"],
                 "loginUrl":"https://m.example/a","tokenUrl":"https://m.example/t",
                 "keysUrl":"https://m.example/k"}
                """),
            new Route(
                "PUT",
                "/lti/platforms/" + registered.id() + "/accounts",
                "{\"subject\":\"u-x\",\"person\":\"" + room.quick.ada.id() + "\"}"),
            new Route("GET", "/lti/contexts", ""),
            new Route("GET", "/lti/syncs", ""),
            new Route(
                "POST", "/lti/syncs", "{\"context\":\"" + context.id() + "\",\"dryRun\":true}"),
            new Route("GET", "/lti/syncs/" + sync.id(), ""),
            new Route("POST", "/lti/syncs/" + sync.id() + "/retry", ""),
            new Route("DELETE", "/lti/platforms/" + registered.id(), ""));
    Caller student = server.as(Who.is(room.quick.ada, room.quick.team));
    Caller grader = server.as(Who.is(room.grader, null));
    for (Route route : routes) {
      assertThat(status(server.asNobody(), route)).as(route.path()).isEqualTo(401);
      assertThat(status(student, route)).as(route.path()).isEqualTo(403);
      assertThat(status(grader, route)).as(route.path()).isEqualTo(403);
      assertThat(status(instructor, route)).as(route.path()).isBetween(200, 204);
    }
  }

  private static int status(Caller caller, Route route) {
    return caller
        .with("Content-Type", "application/json")
        .send(route.method(), route.path(), BodyPublishers.ofString(route.body()))
        .status();
  }

  @Test
  void aRegistrationIsCheckedAndTheJobIsShownPersonByPerson() {
    Map<String, Object> wish =
        Map.of(
            "name", "M",
            "issuer", "https://twice.example",
            "clientId", "c",
            "deployments", List.of("1"),
            "loginUrl", "https://m.example/a",
            "tokenUrl", "https://m.example/t",
            "keysUrl", "https://m.example/k");
    instructor.post("/lti/platforms", wish).expect(201);
    instructor.post("/lti/platforms", wish).expect(ProblemCode.CONFLICT);
    Map<String, Object> plain = new HashMap<>(wish);
    plain.put("issuer", "https://plain.example");
    plain.put("tokenUrl", "http://m.example/t");
    assertThat(
            instructor
                .post("/lti/platforms", plain)
                .expect(ProblemCode.INVALID_INPUT)
                .json()
                .path("detail")
                .asText())
        .isEqualTo("The address 'http://m.example/t' must begin with https://.");

    GradeSync sync = done(true);
    JsonNode view = instructor.get("/lti/syncs/" + sync.id()).expect(200).json();
    assertThat(view.path("state").asText()).isEqualTo("DONE");
    assertThat(view.at("/rows/0/outcome").asText()).isEqualTo("WOULD_SEND");
    instructor
        .post("/lti/syncs", Map.of("context", UUID.randomUUID(), "dryRun", true))
        .expect(ProblemCode.NOT_FOUND);
    instructor
        .post(
            "/lti/syncs",
            Map.of("context", context.id(), "item", UUID.randomUUID(), "dryRun", true))
        .expect(ProblemCode.NOT_FOUND);
    assertThat(new RunId(UUID.fromString(view.path("item").asText()))).isEqualTo(room.run());
  }
}
