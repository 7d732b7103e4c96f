package dev.firedrill.scenario.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.scenario.ScenarioLint;
import dev.firedrill.scenario.Scenarios;
import dev.firedrill.web.ItemsView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The scenarios that can be launched, for staff. */
@Path("/scenarios")
@Produces(MediaType.APPLICATION_JSON)
public final class ScenarioResource {
  private final Scenarios scenarios;
  private final ScenarioLint lint;

  public ScenarioResource(Scenarios scenarios, ScenarioLint lint) {
    this.scenarios = scenarios;
    this.lint = lint;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ScenarioView> list() {
    return new ItemsView<>(scenarios.all().stream().map(ScenarioView::of).toList());
  }

  /** Checks a file (YAML of at most 256 kB) without keeping it. */
  @POST
  @Path("/lint")
  @Consumes({"text/yaml", "application/yaml", MediaType.TEXT_PLAIN})
  @Permit(CourseRole.INSTRUCTOR)
  public LintView lint(
      @QueryParam("file") @DefaultValue("scenario.yaml") String file, String yaml) {
    return new LintView(lint.mistakes(file, yaml).stream().map(LintView.MistakeView::of).toList());
  }
}
