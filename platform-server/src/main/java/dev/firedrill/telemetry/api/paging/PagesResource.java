package dev.firedrill.telemetry.api.paging;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.paging.PageDesk;
import dev.firedrill.telemetry.paging.PageStore;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The pages of a team. */
@Path("/teams/{team}/pages")
@Produces(MediaType.APPLICATION_JSON)
public final class PagesResource {
  private static final int MOST = 100;

  private final TelemetryRoutes routes;
  private final PageStore pages;
  private final PageDesk desk;
  private final PageViews views;

  public PagesResource(TelemetryRoutes routes, PageStore pages, PageDesk desk, PageViews views) {
    this.routes = routes;
    this.pages = pages;
    this.desk = desk;
    this.views = views;
  }

  /** Newest first, at most a hundred. */
  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<PageView> list(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("state") Page.@Nullable State state) {
    Team team = routes.team(request, slug);
    return new ItemsView<>(views.of(pages.list(team.id(), state, MOST)));
  }

  /** Acknowledges every open page that called the one who asks. */
  @POST
  @Path("/ack-mine")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public ItemsView<PageView> acknowledgeMine(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team team = routes.operableTeam(request, slug);
    return new ItemsView<>(
        views.of(desk.acknowledgeAll(team.id(), Principals.of(request).id(), true)));
  }
}
