package dev.firedrill.flag.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.api.wire.FlagImportView;
import dev.firedrill.flag.exchange.FlagExchange;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Takes all flags of an environment from one file. */
@Path("/teams/{team}/flags/{environment}/import")
@Produces(MediaType.APPLICATION_JSON)
public final class FlagImportResource {
  private final FlagRoutes routes;
  private final FlagExchange exchange;

  FlagImportResource(FlagRoutes routes, FlagExchange exchange) {
    this.routes = routes;
    this.exchange = exchange;
  }

  /** Makes the flags those of the file, or only says what that would change. */
  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public FlagImportView take(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      @QueryParam("reason") @DefaultValue("") String reason,
      String file) {
    FlagRoutes.Asked asked = routes.toOperate(request, slug, environment);
    return dryRun
        ? FlagImportView.of(exchange.plan(asked.owner(), file), false)
        : FlagImportView.of(
            exchange.run(asked.owner(), file, reason, asked.principal().id()), true);
  }
}
