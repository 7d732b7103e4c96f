package dev.firedrill.flag.api;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.api.wire.FlagView;
import dev.firedrill.flag.api.wire.NewFlagRequest;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The feature flags of a team's environments. */
@Path("/teams/{team}/flags")
@Produces(MediaType.APPLICATION_JSON)
public final class FlagListResource {
  private final FlagRoutes routes;
  private final FlagDesk desk;

  FlagListResource(FlagRoutes routes, FlagDesk desk) {
    this.routes = routes;
    this.desk = desk;
  }

  @FitForProjector
  @GET
  @CiMayCall
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<FlagView> list(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("archived") @DefaultValue("false") boolean archived) {
    FlagRoutes.Asked asked = routes.toRead(request, slug, environment);
    return new ItemsView<>(
        routes.statuses().list(asked.owner(), archived).stream()
            .map(status -> FlagView.of(status, routes.teams()))
            .toList());
  }

  @POST
  @Returns(value = FlagView.class, status = 201)
  @Path("/{environment}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response create(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      NewFlagRequest wish) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    return routes.answer(
        Response.Status.CREATED,
        routes.flag(
            asked,
            desk.create(
                asked.owner(),
                wish.key(),
                wish.description(),
                wish.definition(),
                wish.reason(),
                asked.principal().id())));
  }
}
