package dev.firedrill.flag.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.exchange.FlagExchange;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** All flags of an environment as one file of flagd's format. */
@Path("/teams/{team}/flags/{environment}/export")
@Produces(MediaType.APPLICATION_JSON)
public final class FlagExportResource {
  private final FlagRoutes routes;
  private final FlagExchange exchange;

  FlagExportResource(FlagRoutes routes, FlagExchange exchange) {
    this.routes = routes;
    this.exchange = exchange;
  }

  /** The same flags always give the same bytes. */
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public String export(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    return exchange.export(routes.toRead(request, slug, environment).owner());
  }
}
