package dev.firedrill.chaos.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.chaos.condition.StopRequests;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;

/**
 * Where a team asks for whatever is done to it to stop. The answer is the same whether or not
 * anything is.
 */
@Path("/teams/{team}/stop-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StopRequestResource {
  private final TeamAccess access;
  private final StopRequests stops;
  private final InstantSource clock;

  public StopRequestResource(TeamAccess access, StopRequests stops, InstantSource clock) {
    this.access = access;
    this.stops = stops;
    this.clock = clock;
  }

  @POST
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public void ask(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      StopRequest wanted) {
    Team team = access.operable(Principals.of(request), slug);
    stops.add(
        team.id(),
        Principals.of(request).person().id(),
        clock.instant(),
        Reasons.checked(wanted.reason()));
  }
}
