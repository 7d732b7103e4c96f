package dev.firedrill.chaos.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.launch.LaunchDesk;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.chaos.launch.LaunchOutcome;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs: instructors launch and halt them, graders look at them, students never learn of them. */
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RunResource {
  private static final int MOST = 100;
  private static final int LONGEST_KEY = 200;
  private static final int SHORTEST_REASON = 3;
  private static final int LONGEST_REASON = 200;

  private final LaunchDesk desk;
  private final RunViews views;

  public RunResource(LaunchDesk desk, RunViews views) {
    this.desk = desk;
    this.views = views;
  }

  @POST
  @Path("/preflight")
  @Permit(CourseRole.INSTRUCTOR)
  public PreflightView preflight(@Context ContainerRequestContext request, LaunchRequest wanted) {
    return PreflightView.of(desk.preflight(order(request, wanted, null)));
  }

  @POST
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = RunView.class, status = 201)
  public Response launch(
      @Context ContainerRequestContext request,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      LaunchRequest wanted) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Failure.invalid("An Idempotency-Key has 1 to 200 characters.");
    }
    return switch (desk.launch(order(request, wanted, key))) {
      case LaunchOutcome.Launched(RunId run) -> created(run);
      case LaunchOutcome.Repeated(RunId run) -> created(run);
      case LaunchOutcome.KeyReused(String detail) -> throw Failure.invalid(detail);
      case LaunchOutcome.TeamNotReady(String detail) ->
          throw new Failure(ProblemCode.TEAM_NOT_READY, detail);
      case LaunchOutcome.RunActive(String detail) ->
          throw new Failure(ProblemCode.RUN_ACTIVE, detail);
    };
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<RunView> latest(@QueryParam("limit") @DefaultValue("20") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Failure.invalid("limit is " + limit + "; choose 1 to " + MOST + ".");
    }
    return new ItemsView<>(views.latest(limit));
  }

  @GET
  @Path("/{id}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RunView find(@PathParam("id") String id) {
    return view(runId(id));
  }

  /** Returns when every revert has been tried, after at most ten seconds. */
  @POST
  @Path("/{id}/halt")
  @Permit(CourseRole.INSTRUCTOR)
  public RunView halt(
      @Context ContainerRequestContext request, @PathParam("id") String id, HaltRequest wanted) {
    String reason = wanted.reason().strip();
    if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
      throw Failure.invalid("Say in 3 to 200 characters why the run is halted.");
    }
    desk.halt(runId(id), reason, Principals.of(request).person().id());
    return view(runId(id));
  }

  private Response created(RunId run) {
    return Response.created(URI.create("runs/" + run)).entity(view(run)).build();
  }

  private RunView view(RunId id) {
    return views.find(id).orElseThrow(() -> Failure.notFound("There is no run '" + id + "'."));
  }

  private static RunId runId(String text) {
    try {
      return new RunId(UUID.fromString(text));
    } catch (IllegalArgumentException notAnId) {
      throw Failure.notFound("There is no run '" + text + "'.");
    }
  }

  private static LaunchOrder order(
      ContainerRequestContext request, LaunchRequest wanted, @Nullable String key) {
    return new LaunchOrder(
        wanted.scenarioId(), wanted.teams(), Principals.of(request).person().id(), key);
  }
}
