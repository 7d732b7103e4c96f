package dev.firedrill.flag.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.api.wire.FlagView;
import dev.firedrill.flag.definition.FlagType;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlagResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team team = course.team();
  private final Person ada = course.student(team);
  private final Principal student = Who.is(ada, team);
  private final SteppedClock clock = SteppedClock.atNoon();
  private final TestFlags all = new TestFlags(DATABASE, clock);
  private final FlagStore flags = all.store;

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          FlagApi.resources(
                  DATABASE.teamAccess(),
                  DATABASE.teams(),
                  new FlagApi.Services(
                      flags,
                      all.desk,
                      all.schedules,
                      all.exchange,
                      all.statuses,
                      new FlagTrial(
                          flags,
                          TestFlags.FORMAT,
                          (_, handle) ->
                              handle.equals("ada") ? Optional.of("U0ADA") : Optional.empty())))
              .toArray());

  private final String flagsPath = "/teams/" + team.slug() + "/flags";
  private final String weather = flagsPath + "/PRODUCTION/plugin.weather.enabled";

  @BeforeEach
  void provision() {
    flags.provision(TeamEnvironment.production(team.id()));
    flags.provision(new TeamEnvironment(team.id(), EnvironmentName.STAGING));
  }

  @Test
  void aStudentSwitchesAFlagAndSeesWhoDidIt() {
    Answer answer =
        http.as(student).ifMatch(1).put(weather, Map.of("on", false, "reason", "too slow"));

    FlagView flag = answer.expect(200).as(FlagView.class);
    assertThat(flag.on()).isFalse();
    assertThat(flag.version()).isEqualTo(2);
    assertThat(flag.reason()).isEqualTo("too slow");
    assertThat(flag.changedBy()).isNotNull();
    assertThat(answer.json().at("/changedBy/handle").asText()).isEqualTo(ada.handle());
    assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    Answer list = http.as(student).get(flagsPath).expect(200);
    assertThat(list.json().at("/items/12/on").asBoolean()).isFalse();
    assertThat(list.json().at("/items").size()).isEqualTo(16);
    assertThat(
            http.as(student)
                .get(flagsPath + "?environment=STAGING")
                .json()
                .at("/items/12/on")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aStaleWishGetsTheCurrentFlag() {
    http.as(student).ifMatch(1).put(weather, Map.of("on", false, "reason", "too slow")).expect(200);

    Answer answer =
        http.as(student)
            .ifMatch(1)
            .put(weather, Map.of("on", true, "reason", "fast again"))
            .expect(ProblemCode.STALE_VERSION);

    assertThat(answer.json().at("/current/version").asLong()).isEqualTo(2);
    assertThat(answer.json().at("/current/on").asBoolean()).isFalse();
  }

  @Test
  void aWishMustNameVersionReasonAndPosition() {
    http.as(student)
        .put(weather, Map.of("on", false, "reason", "too slow"))
        .expect(ProblemCode.VERSION_REQUIRED);
    http.as(student).ifMatch(1).put(weather, Map.of("on", false)).expect(ProblemCode.INVALID_INPUT);
    http.as(student)
        .ifMatch(1)
        .put(weather, Map.of("on", false, "reason", "no"))
        .expect(ProblemCode.INVALID_INPUT);
    http.as(student)
        .ifMatch(1)
        .put(weather, Map.of("reason", "why not"))
        .expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    Map<String, Object> wish = Map.of("on", false, "reason", "too slow");
    http.as(student)
        .ifMatch(1)
        .put(flagsPath + "/PRODUCTION/plugin.tea.enabled", wish)
        .expect(ProblemCode.NOT_FOUND);
    http.as(student)
        .ifMatch(1)
        .put(flagsPath + "/MOON/plugin.weather.enabled", wish)
        .expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void othersAreKeptOut() {
    Map<String, Object> wish = Map.of("on", false, "reason", "too slow");
    Team other = course.team();
    http.as(Who.studentOf(other)).get(flagsPath).expect(ProblemCode.NOT_FOUND);
    http.as(Who.studentOf(other)).ifMatch(1).put(weather, wish).expect(ProblemCode.NOT_FOUND);
    http.as(Who.grader()).get(flagsPath).expect(200);
    http.as(Who.grader()).ifMatch(1).put(weather, wish).expect(ProblemCode.NOT_ALLOWED);
    http.asNobody().get(flagsPath).expect(ProblemCode.NOT_SIGNED_IN);
    Person instructor = course.person(CourseRole.INSTRUCTOR);
    http.as(Who.is(instructor, null)).ifMatch(1).put(weather, wish).expect(200);
  }

  @Test
  void aFlagIsMadeRolledOutTriedAndArchived() {
    Map<String, Object> definition =
        Map.of(
            "state", "ENABLED",
            "variants", Map.of("a", "hi", "b", "ho"),
            "defaultVariant", "a");
    Map<String, Object> wish =
        Map.of(
            "key", "greeting",
            "description", "How the bot says hello.",
            "definition", definition,
            "reason", "trying out");
    FlagView made =
        http.as(student).post(flagsPath + "/PRODUCTION", wish).expect(201).as(FlagView.class);
    assertThat(made.version()).isEqualTo(1);
    assertThat(made.type()).isEqualTo(FlagType.STRING);
    http.as(student).post(flagsPath + "/PRODUCTION", wish).expect(ProblemCode.CONFLICT);

    String path = flagsPath + "/PRODUCTION/greeting";
    Answer rolled =
        http.as(student)
            .ifMatch(1)
            .put(
                path + "/rollout",
                Map.of(
                    "rollout",
                    List.of(
                        Map.of("variant", "b", "percent", 100),
                        Map.of("variant", "a", "percent", 0)),
                    "reason",
                    "all get it"))
            .expect(200);
    assertThat(rolled.json().at("/rollout/0/percent").asInt()).isEqualTo(100);
    Answer tried = http.as(student).post(path + "/evaluate", Map.of("user", "@ada")).expect(200);
    assertThat(tried.json().at("/value").asText()).isEqualTo("ho");
    assertThat(tried.json().at("/reason").asText()).isEqualTo("TARGETING_MATCH");
    http.as(student)
        .post(path + "/evaluate", Map.of("user", "nobody"))
        .expect(ProblemCode.INVALID_INPUT);

    http.as(student)
        .ifMatch(2)
        .put(path, Map.of("on", true, "reason", "no switch"))
        .expect(ProblemCode.INVALID_INPUT);
    http.as(student).ifMatch(2).delete(path).expect(ProblemCode.INVALID_INPUT);
    http.as(student).ifMatch(2).delete(path + "?reason=not+needed").expect(204);
    assertThat(http.as(student).get(flagsPath).json().toString()).doesNotContain("greeting");
    assertThat(
            http.as(student)
                .get(flagsPath + "?archived=true")
                .json()
                .at("/items/0/archived")
                .asBoolean())
        .isTrue();
    Answer history = http.as(student).get(path + "/history").expect(200);
    assertThat(history.json().at("/items").size()).isEqualTo(3);
    assertThat(history.json().at("/items/2/before").isNull()).isTrue();
    assertThat(history.json().at("/items/1/before/targeting").isMissingNode()).isTrue();
    assertThat(history.json().at("/items/1/definition/targeting").isObject()).isTrue();
  }

  @Test
  void killAndReviveNeedNoVersionButAReason() {
    http.as(student)
        .post(weather + "/kill", Map.of("reason", ""))
        .expect(ProblemCode.INVALID_INPUT);
    Answer killed =
        http.as(student).post(weather + "/kill", Map.of("reason", "it floods us")).expect(200);
    assertThat(killed.json().at("/enabled").asBoolean()).isFalse();
    assertThat(killed.json().at("/on").asBoolean()).isFalse();
    Answer revived =
        http.as(student).post(weather + "/revive", Map.of("reason", "it is mended")).expect(200);
    assertThat(revived.json().at("/on").asBoolean()).isTrue();
    assertThat(revived.json().at("/version").asLong()).isEqualTo(3);
  }

  @Test
  void whatIsWrongInADefinitionIsToldByPlaceAndTheOldOneStays() {
    Answer text =
        http.as(student)
            .ifMatch(1)
            .put(
                weather + "/definition",
                Map.of(
                    "definition",
                    "{\n  \"state\": \"ENABLED\",\n  \"variants\": {\"on\": true},\n  \"defaultVariant\": \"of\"\n}",
                    "reason",
                    "a typing error"))
            .expect(ProblemCode.INVALID_INPUT);
    assertThat(text.json().at("/violations/0/field").asText()).isEqualTo("line 4, column 21");
    assertThat(text.json().at("/detail").asText()).contains("line 4, column 21");

    Answer object =
        http.as(student)
            .ifMatch(1)
            .put(
                weather + "/definition",
                Map.of("definition", Map.of("state", "ENABLED"), "reason", "a typing error"))
            .expect(ProblemCode.INVALID_INPUT);
    assertThat(object.json().at("/violations/0/field").asText()).isEqualTo("/variants");
    assertThat(flags.find(TeamEnvironment.production(team.id()), "plugin.weather.enabled"))
        .get()
        .extracting(flag -> flag.version())
        .isEqualTo(1L);
  }

  @Test
  void flagsGoOutAsAFileAndInAgain() {
    Answer out = http.as(student).get(flagsPath + "/PRODUCTION/export").expect(200);
    String path = flagsPath + "/STAGING/import?reason=as+in+production";
    Answer dry =
        http.as(student)
            .send("POST", path + "&dryRun=true", BodyPublishers.ofString(out.body()))
            .expect(200);
    assertThat(dry.json().at("/applied").asBoolean()).isFalse();
    assertThat(dry.json().at("/changes").size()).isEqualTo(16);
    assertThat(dry.json().at("/changes/0/change").asText()).isEqualTo("SAME");

    Answer done =
        http.as(student)
            .send("POST", path, BodyPublishers.ofString(out.body().replace("!ping", "!pong")))
            .expect(200);
    assertThat(done.json().at("/applied").asBoolean()).isTrue();
    assertThat(http.as(student).get(flagsPath + "/STAGING/export").body()).contains("!pong");
    Answer wrong =
        http.as(student)
            .send("POST", path, BodyPublishers.ofString("{\n \"flags\": {,}}"))
            .expect(ProblemCode.INVALID_INPUT);
    assertThat(wrong.json().at("/violations/0/field").asText()).isEqualTo("line 2, column 12");
    http.as(Who.studentOf(course.team()))
        .get(flagsPath + "/PRODUCTION/export")
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aChangeIsPlannedShownAndCanceled() {
    Answer planned =
        http.as(student)
            .post(
                weather + "/schedule",
                Map.of(
                    "at",
                    clock.instant().plusSeconds(3600).toString(),
                    "action",
                    "DISABLE",
                    "reason",
                    "after class"))
            .expect(200);
    assertThat(planned.json().at("/schedule/0/action").asText()).isEqualTo("DISABLE");
    assertThat(planned.json().at("/schedule/0/by/handle").asText()).isEqualTo(ada.handle());
    String id = planned.json().at("/schedule/0/id").asText();
    Answer canceled = http.as(student).delete(weather + "/schedule/" + id).expect(200);
    assertThat(canceled.json().at("/schedule").size()).isZero();
    http.as(student).delete(weather + "/schedule/" + id).expect(ProblemCode.NOT_FOUND);
  }
}
