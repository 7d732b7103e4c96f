package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmDesk;
import dev.firedrill.telemetry.api.alarm.wire.AlarmHistoryView;
import dev.firedrill.telemetry.api.alarm.wire.AlarmRequest;
import dev.firedrill.telemetry.api.alarm.wire.AlarmView;
import dev.firedrill.telemetry.api.alarm.wire.TestFireRequest;
import dev.firedrill.telemetry.api.paging.PageView;
import dev.firedrill.telemetry.api.paging.PageViews;
import dev.firedrill.telemetry.paging.Page;
import dev.firedrill.telemetry.trial.AlarmTrial;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One alarm. */
@Path("/teams/{team}/alarms/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class AlarmResource {
  private static final int PAGE = 50;

  private final AlarmRoutes routes;
  private final AlarmDesk desk;
  private final AlarmTrial trial;
  private final PageViews pages;

  public AlarmResource(AlarmRoutes routes, AlarmDesk desk, AlarmTrial trial, PageViews pages) {
    this.routes = routes;
    this.desk = desk;
    this.trial = trial;
    this.pages = pages;
  }

  @FitForProjector
  @GET
  @Returns(AlarmView.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    Alarm alarm = routes.alarm(routes.readable(request, slug), id);
    return Response.ok(routes.views().of(alarm)).tag(Versions.tag(alarm.version())).build();
  }

  @PUT
  @Returns(AlarmView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response change(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      AlarmRequest wish) {
    Team team = routes.operable(request, slug);
    long version = Versions.required(headers);
    return routes.answer(
        team,
        Response.Status.OK,
        desk.change(team.id(), id, wish.definition(), version, Principals.of(request).id()));
  }

  @DELETE
  @Returns(value = Void.class, status = 204)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response delete(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      @QueryParam("reason") @DefaultValue("") String reason) {
    Team team = routes.operable(request, slug);
    Response _ =
        routes.answer(
            team,
            Response.Status.OK,
            desk.delete(team.id(), id, null, reason, Principals.of(request).id()));
    return Response.noContent().build();
  }

  /** Newest first; of the states, the definitions, the tests and the calls held back. */
  @FitForProjector
  @GET
  @Path("/history")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public AlarmHistoryView history(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      @QueryParam("before") @Nullable Long before) {
    Alarm alarm = routes.alarm(routes.readable(request, slug), id);
    return routes.views().history(routes.alarms().history(alarm.id(), before, PAGE + 1), PAGE);
  }

  /** Calls as in earnest, marked as a test; the alarm's state stays. */
  @POST
  @Path("/test-fire")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public TestFireView testFire(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      TestFireRequest wish) {
    Team team = routes.operable(request, slug);
    Alarm alarm = routes.alarm(team, id);
    Page page = trial.fire(alarm, wish.reason(), Principals.of(request).id());
    PageView view = pages.of(page);
    return new TestFireView(view, view.deliveries());
  }
}
