package dev.firedrill.automation.api.runbook;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.RunbookDesk;
import dev.firedrill.automation.runbook.RunbookOutcome;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.web.Idempotent;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;

/** A team's runbooks. */
@Path("/teams/{team}/runbooks")
@Produces(MediaType.APPLICATION_JSON)
public final class RunbookResource {
  private final RunbookDesk desk;
  private final RunDesk runs;
  private final Runbooks runbooks;
  private final RunbookViews views;
  private final TeamAccess access;

  public RunbookResource(
      RunbookDesk desk, RunDesk runs, Runbooks runbooks, RunbookViews views, TeamAccess access) {
    this.desk = desk;
    this.runs = runs;
    this.runbooks = runbooks;
    this.views = views;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<RunbookItemView> list(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team team = access.readable(Principals.of(request), slug);
    return new ItemsView<>(runbooks.of(team.id()).stream().map(views::item).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(value = RunbookView.class, status = 201)
  public Response create(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      RunbookRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    Runbook made = desk.create(team.id(), wish.title(), wish.markdown(), principal.id());
    return answer(Response.Status.CREATED, made);
  }

  /** What a text would look like and do; nothing is kept. */
  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RunbookPreviewView preview(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      RunbookPreviewRequest wish) {
    Team _ = access.readable(Principals.of(request), slug);
    return views.preview(wish.markdown());
  }

  @GET
  @Path("/{id}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(RunbookView.class)
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    Team team = access.readable(Principals.of(request), slug);
    return answer(
        Response.Status.OK,
        runbooks
            .find(id)
            .filter(found -> found.team().equals(team.id()))
            .orElseThrow(RunbookResource::unknown));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(RunbookView.class)
  public Response save(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      RunbookRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    long version = Versions.required(headers);
    return answer(
        desk.save(team.id(), id, version, wish.title(), wish.markdown(), principal.id()), version);
  }

  @DELETE
  @Path("/{id}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(value = Void.class, status = 204)
  public Response delete(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    long version = Versions.required(headers);
    return answer(desk.delete(team.id(), id, version, principal.id()), version);
  }

  @POST
  @Path("/{id}/runs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(value = RunbookRunView.class, status = 201)
  public Response run(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      RunRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    boolean dry = wish.dryRun() != null && wish.dryRun();
    return Response.status(Response.Status.CREATED)
        .entity(
            RunAnswers.of(runs.start(team.id(), id, wish.incident(), dry, principal.id()), views))
        .build();
  }

  private Response answer(RunbookOutcome outcome, long version) {
    return switch (outcome) {
      case RunbookOutcome.Saved(Runbook runbook) -> answer(Response.Status.OK, runbook);
      case RunbookOutcome.Unchanged(Runbook runbook) -> answer(Response.Status.OK, runbook);
      case RunbookOutcome.Deleted _ -> Response.noContent().build();
      case RunbookOutcome.Stale(Runbook current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "\"%s\" is at version %d now, not %d: put your change into that text and save again."
                  .formatted(current.title(), current.version(), version),
              Map.of("current", views.of(current)));
      case RunbookOutcome.InUse(String detail) -> throw new Failure(ProblemCode.CONFLICT, detail);
      case RunbookOutcome.Unknown() -> throw unknown();
    };
  }

  private Response answer(Response.Status status, Runbook runbook) {
    return Response.status(status)
        .entity(views.of(runbook))
        .tag(Versions.tag(runbook.version()))
        .build();
  }

  static Failure unknown() {
    return Failure.notFound("There is no such runbook here; it may have been deleted.");
  }
}
