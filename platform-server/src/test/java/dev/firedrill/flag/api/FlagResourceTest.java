package dev.firedrill.flag.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.api.wire.FlagView;
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
                  new TeamAccess(DATABASE.teams()),
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
    assertThat(list.json().at("/items/7/on").asBoolean()).isFalse();
    assertThat(list.json().at("/items").size()).isEqualTo(8);
    assertThat(
            http.as(student)
                .get(flagsPath + "?environment=STAGING")
                .json()
                .at("/items/7/on")
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
}
