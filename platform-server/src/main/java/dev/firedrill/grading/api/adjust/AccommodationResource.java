package dev.firedrill.grading.api.adjust;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.adjust.AdjustmentDesk;
import dev.firedrill.grading.adjust.Adjustments;
import dev.firedrill.team.Team;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** More time for a team: for staff and the team itself to know, nobody else. */
@Path("/teams/{team}/accommodation")
@Produces(MediaType.APPLICATION_JSON)
public final class AccommodationResource {
  private final TeamAccess access;
  private final Adjustments adjustments;
  private final AdjustmentDesk desk;

  public AccommodationResource(TeamAccess access, Adjustments adjustments, AdjustmentDesk desk) {
    this.access = access;
    this.adjustments = adjustments;
    this.desk = desk;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public AccommodationView get(
      @Context ContainerRequestContext request, @PathParam("team") String team) {
    return view(access.readable(Principals.of(request), team));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  public AccommodationView put(
      @Context ContainerRequestContext request,
      @PathParam("team") String team,
      AccommodationRequest wish) {
    access.requireNotActing(Principals.of(request));
    Team found = access.readable(Principals.of(request), team);
    desk.accommodate(
        found.id(), wish.factor(), wish.reason(), Principals.of(request).person().id());
    return view(found);
  }

  private AccommodationView view(Team team) {
    Adjustments.Adjustment one = adjustments.accommodation(team.id());
    return one == null || one.factor() == null
        ? new AccommodationView(1, null)
        : new AccommodationView(one.factor(), one.reason());
  }
}
