package dev.firedrill.notify.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.notify.route.RouteDesk;
import dev.firedrill.notify.route.RouteTrial;
import dev.firedrill.notify.route.Routes;
import dev.firedrill.team.Team;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
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
import java.util.Map;

/** The routes of a team. */
@Path("/teams/{team}/routes")
@Produces(MediaType.APPLICATION_JSON)
public final class RoutesResource {
  private final TeamAccess access;
  private final RouteDesk desk;
  private final RouteTrial trial;
  private final DeliveryWords words;
  private final boolean mailConfigured;

  public RoutesResource(
      TeamAccess access,
      RouteDesk desk,
      RouteTrial trial,
      DeliveryWords words,
      boolean mailConfigured) {
    this.access = access;
    this.desk = desk;
    this.trial = trial;
    this.words = words;
    this.mailConfigured = mailConfigured;
  }

  @GET
  @Returns(RoutesView.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response get(@Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team team = access.readable(Principals.of(request), slug);
    return answer(desk.of(team.id()));
  }

  private Response answer(Routes routes) {
    return Response.ok(RoutesView.of(routes, mailConfigured))
        .tag(Versions.tag(routes.version()))
        .build();
  }

  @PUT
  @Returns(RoutesView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response change(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      RoutesRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    long version = Versions.required(headers);
    return switch (desk.save(
        team.id(), wish.page().wish(), wish.ticket().wish(), version, principal.id())) {
      case RouteDesk.Outcome.Saved(Routes now) -> answer(now);
      case RouteDesk.Outcome.Stale(Routes current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The routes are at version %d now: look at them and decide again."
                  .formatted(current.version()),
              Map.of("current", RoutesView.of(current, mailConfigured)));
    };
  }

  /** Sends a test by the routes of pages, or by one webhook. */
  @POST
  @Path("/test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public ItemsView<NoticeDeliveryView> test(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      RouteTestRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    return new ItemsView<>(
        trial.send(team.id(), principal.id(), wish.webhookId()).stream().map(words::view).toList());
  }
}
