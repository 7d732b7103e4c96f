package dev.firedrill.telemetry.api.dashboard;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.dashboard.Dashboard;
import dev.firedrill.telemetry.dashboard.DashboardDesk;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A team's dashboards. */
@Path("/teams/{team}/dashboards")
@Produces(MediaType.APPLICATION_JSON)
public final class DashboardResource {
  private final TelemetryRoutes routes;
  private final DashboardDesk desk;
  private final Teams teams;

  public DashboardResource(TelemetryRoutes routes, DashboardDesk desk, Teams teams) {
    this.routes = routes;
    this.desk = desk;
    this.teams = teams;
  }

  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<DashboardView> list(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team team = routes.team(request, slug);
    return new ItemsView<>(
        desk.list(team.id()).stream().map(one -> DashboardView.of(one, teams)).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Returns(value = DashboardView.class, status = 201)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response add(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      DashboardRequest wish) {
    Team team = routes.operableTeam(request, slug);
    Dashboard added =
        desk.add(
            team.id(),
            wish.title(),
            wish.panels().stream().map(PanelView::panel).toList(),
            Principals.of(request).id());
    return answer(added, 201);
  }

  @FitForProjector
  @GET
  @Path("/{id}")
  @Returns(DashboardView.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    return answer(desk.get(routes.team(request, slug).id(), id), 200);
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Returns(DashboardView.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response change(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      DashboardRequest wish) {
    Dashboard old = desk.get(routes.operableTeam(request, slug).id(), id);
    Dashboard changed =
        desk.change(
            old,
            Versions.required(headers),
            wish.title(),
            wish.panels().stream().map(PanelView::panel).toList(),
            Principals.of(request).id());
    return answer(changed, 200);
  }

  @DELETE
  @Path("/{id}")
  @Returns(value = Void.class, status = 204)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response remove(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    desk.remove(desk.get(routes.operableTeam(request, slug).id(), id), Versions.required(headers));
    return Response.noContent().build();
  }

  private Response answer(Dashboard dashboard, int status) {
    return Response.status(status)
        .entity(DashboardView.of(dashboard, teams))
        .tag(Versions.tag(dashboard.version()))
        .build();
  }
}
