package dev.firedrill.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.auth.ActingTurns;
import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.auth.persistence.AuthPersistence;
import dev.firedrill.course.CourseRole;
import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.incident.InMemoryWorkspaces;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.mission.api.ActedAsFilter;
import dev.firedrill.mission.api.ActingResource;
import dev.firedrill.mission.api.MissionViews;
import dev.firedrill.team.Team;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.Principals;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff do what students do only while they act for the team, and the team knows. */
class ActAsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final InMemoryWorkspaces chat = new InMemoryWorkspaces();
  private final Team otter = course.team();
  private final Team lynx = course.team();
  private final Person student = course.student(otter);
  private final Person ines = course.person(CourseRole.INSTRUCTOR);
  private final Person grader = course.person(CourseRole.GRADER);
  private final ActingTurns turns = AuthPersistence.acting(DATABASE.jdbi(), clock);
  private final TeamAccess access = new TeamAccess(DATABASE.teams(), turns);
  private final ActAsDesk desk =
      new ActAsDesk(
          turns, DATABASE.teams(), chat, DATABASE.evidence(), DATABASE.transactions(), clock);

  /** Something a student does. */
  @Path("/teams/{team}/lever")
  public static final class Lever {
    private final TeamAccess access;

    Lever(TeamAccess access) {
      this.access = access;
    }

    @POST
    @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
    public void pull(@Context ContainerRequestContext request, @PathParam("team") String team) {
      access.operable(Principals.of(request), team);
    }
  }

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new Lever(access),
          new ActedAsFilter(turns, desk),
          new ActingResource(
              desk, access, DATABASE.teams(), new MissionViews(DATABASE.teams()), event -> {}));

  private String lever(Team team) {
    return "/teams/" + team.slug() + "/lever";
  }

  private List<EvidenceEvent> acted(Team team) {
    return DATABASE
        .evidence()
        .find(
            new EvidenceQuery(
                team.id(), null, Set.of(EvidenceKind.STAFF_ACTED_AS), null, null, true, 100));
  }

  @Test
  void anInstructorWhoOnlyLooksCannotDoWhatStudentsDo() {
    http.as(Who.is(ines, null)).post(lever(otter), Map.of()).expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.is(student, otter)).post(lever(otter), Map.of()).expect(204);
    assertThat(acted(otter)).isEmpty();
  }

  @Test
  void whoActsForATeamMayDoSoForThatTeamAndNoOther() {
    http.as(Who.is(ines, null)).post("/acting", Map.of("team", otter.slug().value())).expect(200);
    http.as(Who.is(ines, null)).post(lever(otter), Map.of()).expect(204);
    http.as(Who.is(ines, null)).post(lever(lynx), Map.of()).expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void theTeamIsToldInItsChannelAndEveryActionStandsInItsActivity() {
    http.as(Who.is(ines, null)).post("/acting", Map.of("team", otter.slug().value())).expect(200);
    http.as(Who.is(ines, null)).post(lever(otter), Map.of()).expect(204);
    http.as(Who.is(ines, null)).delete("/acting").expect(204);
    assertThat(chat.textsIn(chat.opsChannel(otter.id()).id()))
        .containsExactly(
            ines.name() + " acts for your team now, at the latest until 12:30 UTC.",
            ines.name() + " no longer acts for your team.");
    assertThat(acted(otter))
        .extracting(fact -> fact.text("phase"))
        .containsExactly("began", "did", "ended");
    assertThat(acted(otter).get(1).actor()).isEqualTo(ines.id());
    assertThat(acted(otter).get(1).text()).contains("POST teams/" + otter.slug() + "/lever");
  }

  @Test
  void aTurnEndsByItselfAfterHalfAnHour() {
    desk.begin(otter, ines.id());
    clock.step(Duration.ofMinutes(29));
    assertThat(access.operable(Who.is(ines, null), otter.slug().value())).isEqualTo(otter);
    clock.step(Duration.ofMinutes(1));
    Principal late = Who.is(ines, null);
    assertThatThrownBy(() -> access.operable(late, otter.slug().value()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Act as");
    assertThat(desk.all()).noneMatch(turn -> turn.person().equals(ines.id()));
  }

  @Test
  void beginningForAnotherTeamEndsTheTurnBefore() {
    desk.begin(otter, ines.id());
    desk.begin(lynx, ines.id());
    assertThat(turns.actsFor(ines.id(), otter.id())).isFalse();
    assertThat(turns.actsFor(ines.id(), lynx.id())).isTrue();
    assertThat(acted(otter))
        .extracting(fact -> fact.text("phase"))
        .containsExactly("began", "ended");
  }

  @Test
  void somebodyActingDoesNotGradeUntilTheyStop() {
    desk.begin(otter, ines.id());
    assertThatThrownBy(() -> access.requireNotActing(Who.is(ines, null)))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "You act as team "
                + otter.name()
                + ", and somebody who acts for a team does not grade: stop acting first.");
    access.requireNotActing(Who.is(grader, null));
    desk.end(ines.id());
    access.requireNotActing(Who.is(ines, null));
  }

  @Test
  void aCiTokenOfAnInstructorSpeaksForItsTeamWithoutATurnAndForNoOther() {
    Principal ci = new Principal(ines, null, new Credential.CiToken("ci", otter.id()));
    assertThat(access.operable(ci, otter.slug().value())).isEqualTo(otter);
    assertThatThrownBy(() -> access.operable(ci, lynx.slug().value()))
        .hasMessageContaining("There is no team");
  }

  @Test
  void gradersAndStudentsNeverActForATeam() {
    http.as(Who.is(grader, null))
        .post("/acting", Map.of("team", otter.slug().value()))
        .expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.is(student, otter))
        .post("/acting", Map.of("team", lynx.slug().value()))
        .expect(ProblemCode.NOT_ALLOWED);
    http.as(Who.is(ines, null))
        .post("/acting", Map.of("team", "nobody"))
        .expect(ProblemCode.NOT_FOUND);
  }
}
