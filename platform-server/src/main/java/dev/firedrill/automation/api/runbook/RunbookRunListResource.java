package dev.firedrill.automation.api.runbook;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The runs of a team's runbooks. */
@Path("/teams/{team}/runbook-runs")
@Produces(MediaType.APPLICATION_JSON)
public final class RunbookRunListResource {
  private static final int SHOWN = 50;

  private final Runs runs;
  private final RunbookViews views;
  private final TeamAccess access;

  public RunbookRunListResource(Runs runs, RunbookViews views, TeamAccess access) {
    this.runs = runs;
    this.views = views;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RunbookRunsView list(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team team = access.readable(Principals.of(request), slug);
    List<RunbookRun> found = runs.newest(team.id(), SHOWN + 1);
    return new RunbookRunsView(
        found.stream().limit(SHOWN).map(views::of).toList(), found.size() > SHOWN);
  }
}
