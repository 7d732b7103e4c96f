package dev.firedrill.incident.api.status;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.status.StatusPages;
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
import java.time.InstantSource;

/** Where a team opens and closes its status page; it is closed until a team opens it. */
@Path("/teams/{team}/status-page")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusPageResource {
  private final TeamAccess access;
  private final StatusPages pages;
  private final InstantSource clock;

  public StatusPageResource(TeamAccess access, StatusPages pages, InstantSource clock) {
    this.access = access;
    this.pages = pages;
    this.clock = clock;
  }

  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public StatusPageView get(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    return view(access.readable(Principals.of(request), slug));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public StatusPageView set(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      StatusPageRequest body) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    pages.set(team.id(), body.enabled(), principal.id(), clock.instant());
    return view(team);
  }

  private StatusPageView view(Team team) {
    return new StatusPageView(pages.isEnabled(team.id()), "/status/" + team.slug().value());
  }
}
