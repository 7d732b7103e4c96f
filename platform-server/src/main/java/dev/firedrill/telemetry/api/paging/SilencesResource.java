package dev.firedrill.telemetry.api.paging;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.paging.Silence;
import dev.firedrill.telemetry.paging.SilenceDesk;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The silences of a team. */
@Path("/teams/{team}/silences")
@Produces(MediaType.APPLICATION_JSON)
public final class SilencesResource {
  private final TelemetryRoutes routes;
  private final SilenceDesk desk;
  private final PageViews people;

  public SilencesResource(TelemetryRoutes routes, SilenceDesk desk, PageViews people) {
    this.routes = routes;
    this.desk = desk;
    this.people = people;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<SilenceView> list(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    return new ItemsView<>(
        desk.active(routes.team(request, slug).id()).stream().map(this::view).toList());
  }

  @POST
  @Returns(value = SilenceView.class, status = 201)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response add(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      SilenceRequest wish) {
    Team team = routes.operableTeam(request, slug);
    Silence silence =
        desk.add(
            team.id(),
            new SilenceDesk.Wish(
                Set.copyOf(Objects.requireNonNullElse(wish.alarms(), List.of())),
                wish.environment(),
                wish.until(),
                wish.reason()),
            Principals.of(request).id());
    return Response.status(Response.Status.CREATED).entity(view(silence)).build();
  }

  @DELETE
  @Path("/{id}")
  @Returns(value = Void.class, status = 204)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response end(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    Team team = routes.operableTeam(request, slug);
    if (!desk.end(team.id(), id, Principals.of(request).id())) {
      throw Failure.notFound("The team has no such silence that is not over.");
    }
    return Response.noContent().build();
  }

  private SilenceView view(Silence silence) {
    return new SilenceView(
        silence.id(),
        silence.alarms().stream().sorted().toList(),
        silence.environment(),
        silence.from(),
        silence.until(),
        silence.reason(),
        people.person(silence.by()));
  }
}
