package dev.firedrill.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.OpenRoute;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.Principals;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BearerTokensTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** One route for CI, one for people, one for all. */
  @Path("/teams/{team}/things")
  @Produces("application/json")
  public static final class Things {
    private final TeamAccess access;

    Things(TeamAccess access) {
      this.access = access;
    }

    @POST
    @CiMayCall
    @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
    public Map<String, String> deploy(
        @Context ContainerRequestContext request, @PathParam("team") String team) {
      Principal principal = Principals.of(request);
      return Map.of(
          "team", access.operable(principal, team).slug().value(),
          "by", principal.credential().getClass().getSimpleName());
    }

    @GET
    @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
    public Map<String, String> people(
        @Context ContainerRequestContext request, @PathParam("team") String team) {
      return Map.of("team", access.readable(Principals.of(request), team).slug().value());
    }

    @GET
    @Path("/session")
    @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
    public Map<String, String> session(@Context ContainerRequestContext request) {
      return Map.of("session", Principals.session(request).id().toString());
    }

    @POST
    @Path("/open")
    @OpenRoute(because = "of the test")
    public Map<String, String> open(@Context ContainerRequestContext request) {
      return Map.of("who", Principals.of(request).person().name());
    }
  }

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final Team otter = course.team();
  private final Team lynx = course.team();
  private final Principal student = Who.studentOf(otter);

  @AutoClose
  private final ResourceHarness http = ResourceHarness.with(new Things(DATABASE.teamAccess()));

  private static String things(Team team) {
    return "/teams/" + team.slug().value() + "/things";
  }

  @Test
  void aPersonalTokenDoesWhatItsPersonMayWithoutCsrf() {
    Caller caller = http.as(Who.byToken(student));
    assertThat(caller.post(things(otter)).expect(200).json().path("by").asText())
        .isEqualTo("PersonalToken");
    caller.get(things(otter)).expect(200);
    caller.get(things(lynx)).expect(ProblemCode.NOT_FOUND);
    caller.post(things(lynx)).expect(ProblemCode.NOT_FOUND);
    http.as(Who.byToken(Who.grader())).post(things(otter)).expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void aCiTokenCallsOnlyWhatIsMarkedForIt() {
    Caller caller = http.as(Who.ci(student, otter));
    assertThat(caller.post(things(otter)).expect(200).json().path("by").asText())
        .isEqualTo("CiToken");
    Answer refused = caller.get(things(otter)).expect(ProblemCode.NOT_ALLOWED);
    assertThat(refused.json().path("detail").asText()).contains("'github'").contains("yourself");
  }

  @Test
  void aCiTokenOfAnInstructorActsForItsTeamOnly() {
    Caller caller = http.as(Who.ci(Who.instructor(), otter));
    caller.post(things(otter)).expect(200);
    caller.post(things(lynx)).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aCiTokenFallsWithTheRightsOfItsMaker() {
    for (Principal maker : new Principal[] {Who.studentOf(lynx), Who.grader()}) {
      Answer refused =
          http.as(Who.ci(maker, otter)).post(things(otter)).expect(ProblemCode.NOT_ALLOWED);
      assertThat(refused.json().path("detail").asText()).contains("may no longer act for its team");
    }
  }

  @Test
  void everyBadTokenIsRefusedInTheSameWords() {
    String sentence = "This token does not work: it is unknown, revoked or expired.";
    for (String token : new String[] {"fdp_made-up", "fdc_made-up", "x", " "}) {
      Answer refused = http.withToken(token).get(things(otter)).expect(ProblemCode.TOKEN_REFUSED);
      assertThat(refused.json().path("detail").asText()).startsWith(sentence);
    }
  }

  @Test
  void aBadTokenIsNotMendedByACookie() {
    http.as(student)
        .with("Authorization", "Bearer fdp_made-up")
        .get(things(otter))
        .expect(ProblemCode.TOKEN_REFUSED);
  }

  @Test
  void otherSchemesAreNotOurs() {
    http.as(student).with("Authorization", "Basic dTpw").get(things(otter)).expect(200);
    http.asNobody()
        .with("Authorization", "Basic dTpw")
        .get(things(otter))
        .expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void whatNeedsASessionSaysSoToATokensBearer() {
    Answer refused =
        http.as(Who.byToken(student))
            .get(things(otter) + "/session")
            .expect(ProblemCode.NOT_SIGNED_IN);
    assertThat(refused.json().path("detail").asText()).contains("browser's session");
  }

  @Test
  void openRoutesKnowAGoodTokenAndIgnoreABadOne() {
    http.as(Who.byToken(student)).post(things(otter) + "/open").expect(200);
    http.withToken("fdp_made-up").post(things(otter) + "/open").expect(ProblemCode.NOT_SIGNED_IN);
  }
}
