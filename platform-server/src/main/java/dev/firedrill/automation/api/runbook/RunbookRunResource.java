package dev.firedrill.automation.api.runbook;

import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.bot.Author;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Runs of runbooks: follow them, confirm their steps, abort them. */
@Path("/runbook-runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class RunbookRunResource {
  private final RunDesk desk;
  private final Runs runs;
  private final RunbookViews views;
  private final TeamAccess access;

  public RunbookRunResource(RunDesk desk, Runs runs, RunbookViews views, TeamAccess access) {
    this.desk = desk;
    this.runs = runs;
    this.views = views;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RunbookRunView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return views.of(readable(Principals.of(request), id));
  }

  /** Confirms the step, which then runs by itself, or leaves it out. */
  @POST
  @Path("/steps/{n}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public RunbookRunView step(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @PathParam("n") int n,
      StepRequest wish) {
    Principal principal = Principals.of(request);
    RunbookRun run = operable(principal, id);
    boolean confirm = wish.confirm() != null && wish.confirm();
    boolean skip = wish.skip() != null && wish.skip();
    if (confirm == skip) {
      throw Failure.invalid(
          "Say confirm: true to execute step %d, or skip: true to leave it out.".formatted(n));
    }
    return RunAnswers.of(
        confirm
            ? desk.confirm(run.team(), id, n, hand(principal))
            : desk.skip(run.team(), id, n, hand(principal)),
        views);
  }

  @POST
  @Path("/abort")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public RunbookRunView abort(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    RunbookRun run = operable(principal, id);
    return RunAnswers.of(desk.abort(run.team(), id, hand(principal)), views);
  }

  private RunbookRun readable(Principal principal, UUID id) {
    return runs.find(id)
        .filter(run -> principal.maySee(run.team()))
        .orElseThrow(RunAnswers::unknown);
  }

  private RunbookRun operable(Principal principal, UUID id) {
    RunbookRun run = readable(principal, id);
    access.requireOperable(principal, run.team());
    return run;
  }

  private static RunDesk.Hand hand(Principal principal) {
    return new RunDesk.Hand(
        principal.id(),
        switch (principal.credential()) {
          case Credential.Session _ -> Author.Via.PAGE;
          case Credential.PersonalToken _ -> Author.Via.CLI;
          case Credential.CiToken _ -> Author.Via.CI;
        });
  }
}
