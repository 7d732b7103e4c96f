package dev.firedrill.chaos.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.control.ControlDesk;
import dev.firedrill.chaos.control.ControlReport;
import dev.firedrill.chaos.launch.LaunchDesk;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.chaos.launch.LaunchOutcome;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.TeamSlug;
import dev.firedrill.team.Teams;
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

  private final LaunchDesk desk;
  private final ControlDesk controls;
  private final Teams teams;
  private final RunViews views;

  public RunResource(LaunchDesk desk, ControlDesk controls, Teams teams, RunViews views) {
    this.desk = desk;
    this.controls = controls;
    this.teams = teams;
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
      case LaunchOutcome.Unproven(String detail) -> throw Failure.invalid(detail);
      case LaunchOutcome.TeamNotReady(String detail) ->
          throw new Failure(ProblemCode.TEAM_NOT_READY, detail);
      case LaunchOutcome.RunActive(String detail) ->
          throw new Failure(ProblemCode.RUN_ACTIVE, detail);
    };
  }

  @FitForProjector
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<RunView> latest(
      @Context ContainerRequestContext request,
      @QueryParam("limit") @DefaultValue("20") int limit) {
    if (limit < 1 || limit > MOST) {
      throw Failure.invalid("limit is " + limit + "; choose 1 to " + MOST + ".");
    }
    return new ItemsView<>(
        views.latest(limit).stream().map(run -> run.shownTo(Principals.of(request))).toList());
  }

  @FitForProjector
  @GET
  @Path("/{id}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RunView find(@Context ContainerRequestContext request, @PathParam("id") String id) {
    return view(runId(id)).shownTo(Principals.of(request));
  }

  /** How evenly each step hit its teams; steps of which nothing was applied are left out. */
  @GET
  @Path("/{id}/spread")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<WaveSpreadView> spread(@PathParam("id") String id) {
    return new ItemsView<>(views.spread(runId(id)));
  }

  /** Ends the run, or its part for one team, and says what is certain about each step. */
  @FitForProjector
  @POST
  @Path("/{id}/halt")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView halt(
      @Context ContainerRequestContext request, @PathParam("id") String id, HaltRequest wanted) {
    RunId run = runId(id);
    TeamId team = team(wanted.team());
    ControlReport report =
        controls.halt(run, team, Reasons.checked(wanted.reason()), caller(request));
    if (team == null) {
      desk.forgetAlarms(run);
    }
    return shown(report, request);
  }

  /** Ends every run that goes on. */
  @FitForProjector
  @POST
  @Path("/halt-all")
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<RunControlView> haltAll(
      @Context ContainerRequestContext request, ReasonRequest wanted) {
    return new ItemsView<>(
        controls.haltAll(Reasons.checked(wanted.reason()), caller(request)).stream()
            .map(report -> shown(report, request))
            .toList());
  }

  /** Nothing new begins; what is in force stays until its own time or is undone now. */
  @FitForProjector
  @POST
  @Path("/{id}/pause")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView pause(
      @Context ContainerRequestContext request, @PathParam("id") String id, PauseRequest wanted) {
    return shown(
        controls.pause(
            runId(id), wanted.revert(), Reasons.checked(wanted.reason()), caller(request)),
        request);
  }

  /** What has not begun is due as much later as the run stood still, for all teams alike. */
  @FitForProjector
  @POST
  @Path("/{id}/resume")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView resume(
      @Context ContainerRequestContext request, @PathParam("id") String id, ReasonRequest wanted) {
    return shown(
        controls.resume(runId(id), Reasons.checked(wanted.reason()), caller(request)), request);
  }

  /** More time for a step of all teams, or for everything in force, and for the run. */
  @FitForProjector
  @POST
  @Path("/{id}/extend")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView extend(
      @Context ContainerRequestContext request, @PathParam("id") String id, ExtendRequest wanted) {
    return shown(
        controls.extend(
            runId(id),
            wanted.step(),
            wanted.by(),
            Reasons.checked(wanted.reason()),
            caller(request)),
        request);
  }

  /** Half as bad, within the bounds of the fault's schema. */
  @POST
  @Path("/{id}/soften")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView soften(
      @Context ContainerRequestContext request, @PathParam("id") String id, TuneRequest wanted) {
    return views.of(
        controls.soften(
            runId(id),
            team(wanted.team()),
            wanted.step(),
            Reasons.checked(wanted.reason()),
            caller(request)));
  }

  /**
   * Applies a fault of one team once more whose effect is not seen; of one that is stuck, tries the
   * undoing once more.
   */
  @POST
  @Path("/{id}/retry")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView retry(
      @Context ContainerRequestContext request, @PathParam("id") String id, TuneRequest wanted) {
    return views.of(
        controls.retry(
            runId(id),
            oneTeam(wanted),
            oneStep(wanted),
            Reasons.checked(wanted.reason()),
            caller(request)));
  }

  /** Gives up a fault of one team whose effect is not seen: it is undone now, and void. */
  @POST
  @Path("/{id}/skip")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView skip(
      @Context ContainerRequestContext request, @PathParam("id") String id, TuneRequest wanted) {
    return views.of(
        controls.skip(
            runId(id),
            oneTeam(wanted),
            oneStep(wanted),
            Reasons.checked(wanted.reason()),
            caller(request)));
  }

  private TeamId oneTeam(TuneRequest wanted) {
    TeamId team = team(wanted.team());
    if (team == null) {
      throw Failure.invalid("Say for which team, by its slug.");
    }
    return team;
  }

  private static String oneStep(TuneRequest wanted) {
    if (wanted.step() == null) {
      throw Failure.invalid("Say which step of the run, by its id.");
    }
    return wanted.step();
  }

  /** Half as bad again, within the bounds of the fault's schema. */
  @POST
  @Path("/{id}/harden")
  @Permit(CourseRole.INSTRUCTOR)
  public RunControlView harden(
      @Context ContainerRequestContext request, @PathParam("id") String id, TuneRequest wanted) {
    return views.of(
        controls.harden(
            runId(id),
            team(wanted.team()),
            wanted.step(),
            Reasons.checked(wanted.reason()),
            caller(request)));
  }

  private RunControlView shown(ControlReport report, ContainerRequestContext request) {
    return views.of(report).shownTo(Principals.of(request));
  }

  private static PersonId caller(ContainerRequestContext request) {
    return Principals.of(request).person().id();
  }

  private @Nullable TeamId team(@Nullable String slug) {
    return slug == null
        ? null
        : teams
            .find(new TeamSlug(slug))
            .map(Team::id)
            .orElseThrow(() -> Failure.notFound("There is no team '" + slug + "'."));
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
        wanted.scenarioId(),
        wanted.teams(),
        Boolean.TRUE.equals(wanted.skipNotReady()),
        Principals.of(request).person().id(),
        key,
        wanted.terms(),
        Boolean.TRUE.equals(wanted.diagnosis()));
  }
}
