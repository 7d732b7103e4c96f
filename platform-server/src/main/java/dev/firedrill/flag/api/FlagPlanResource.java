package dev.firedrill.flag.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.api.wire.FlagPlanRequest;
import dev.firedrill.flag.api.wire.FlagView;
import dev.firedrill.flag.api.wire.ShareView;
import dev.firedrill.flag.schedule.FlagSchedules;
import dev.firedrill.kernel.Failure;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What is planned for a flag. */
@Path("/teams/{team}/flags/{environment}/{key}/schedule")
@Produces(MediaType.APPLICATION_JSON)
public final class FlagPlanResource {
  private final FlagRoutes routes;
  private final FlagSchedules schedules;

  FlagPlanResource(FlagRoutes routes, FlagSchedules schedules) {
    this.routes = routes;
    this.schedules = schedules;
  }

  @POST
  @Returns(FlagView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response add(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagPlanRequest wish) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    FlagSchedules.Plan plan =
        new FlagSchedules.Plan(
            wish.at(), wish.action(), ShareView.shares(wish.rollout()), wish.reason());
    return schedules
        .add(asked.owner(), key, plan, asked.principal().id())
        .map(routes::answer)
        .orElseThrow(() -> routes.unknown(asked, key));
  }

  @DELETE
  @Path("/{id}")
  @Returns(FlagView.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response cancel(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      @PathParam("id") UUID id) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    return schedules
        .cancel(asked.owner(), key, id, asked.principal().id())
        .map(routes::answer)
        .orElseThrow(() ->
            Failure.notFound(
                "Nothing of that id is still to come for '"
                    + key
                    + "': it has happened or was canceled."));
  }
}
