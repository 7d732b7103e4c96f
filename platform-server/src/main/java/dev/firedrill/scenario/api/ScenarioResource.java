package dev.firedrill.scenario.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.scenario.ScenarioDesk;
import dev.firedrill.scenario.ScenarioLibrary;
import dev.firedrill.scenario.ScenarioLint;
import dev.firedrill.scenario.ScenarioUse;
import dev.firedrill.scenario.UploadOutcome;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.load.Mistake;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** The scenarios that can be launched, for staff. */
@Path("/scenarios")
@Produces(MediaType.APPLICATION_JSON)
public final class ScenarioResource {
  private final ScenarioLibrary library;
  private final ScenarioDesk desk;
  private final ScenarioLint lint;
  private final ScenarioUse use;

  public ScenarioResource(
      ScenarioLibrary library, ScenarioDesk desk, ScenarioLint lint, ScenarioUse use) {
    this.library = library;
    this.desk = desk;
    this.lint = lint;
    this.use = use;
  }

  /** Each in its newest version, which is the one that is launched. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ScenarioView> list() {
    List<ScenarioView> newest =
        library.all().stream()
            .map(scenario -> entry(scenario.metadata().id(), scenario.metadata().version()))
            .map(ScenarioView::of)
            .toList();
    return new ItemsView<>(newest);
  }

  /** All of one version. */
  @GET
  @Path("/{id}/versions/{version}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ScenarioDetailView get(@PathParam("id") String id, @PathParam("version") String version) {
    return ScenarioDetailView.of(entry(id, version), use.runs(id, version));
  }

  /** The versions of one, oldest first. */
  @GET
  @Path("/{id}/versions")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ScenarioView> versions(@PathParam("id") String id) {
    List<ScenarioView> versions =
        library.entries().stream()
            .filter(entry -> entry.scenario().metadata().id().equals(id))
            .map(ScenarioView::of)
            .toList();
    if (versions.isEmpty()) {
      throw Failure.notFound("There is no scenario '" + id + "'.");
    }
    return new ItemsView<>(versions);
  }

  /**
   * Keeps a file (YAML of at most 256 KiB). One with mistakes is refused; the member {@code
   * mistakes} of the problem lists them.
   */
  @POST
  @Consumes({"text/yaml", "application/yaml", MediaType.TEXT_PLAIN})
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = ScenarioView.class, status = 201)
  public Response upload(
      @Context ContainerRequestContext request,
      @QueryParam("file") @DefaultValue("scenario.yaml") String file,
      String yaml) {
    return switch (desk.upload(file, yaml, Principals.of(request).id())) {
      case UploadOutcome.Added(Scenario scenario) -> kept(scenario, 201);
      case UploadOutcome.Replaced(Scenario scenario) -> kept(scenario, 200);
      case UploadOutcome.Unchanged(Scenario scenario) -> kept(scenario, 200);
      case UploadOutcome.Rejected(List<Mistake> mistakes) ->
          throw new Failure(
              ProblemCode.INVALID_INPUT,
              "The scenario has %s; the first is in line %d: %s"
                  .formatted(
                      mistakes.size() == 1 ? "a mistake" : mistakes.size() + " mistakes",
                      mistakes.getFirst().line(),
                      mistakes.getFirst().message()),
              Map.of("mistakes", mistakes.stream().map(LintView.MistakeView::of).toList()));
    };
  }

  /** Takes an uploaded version away that no run has used. */
  @DELETE
  @Path("/{id}/versions/{version}")
  @Permit(CourseRole.INSTRUCTOR)
  @Returns(value = Void.class, status = 204)
  public Response delete(
      @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @PathParam("version") String version) {
    desk.remove(id, version, Principals.of(request).id());
    return Response.noContent().build();
  }

  /** Checks a file (YAML of at most 256 KiB) without keeping it. */
  @POST
  @Path("/lint")
  @Consumes({"text/yaml", "application/yaml", MediaType.TEXT_PLAIN})
  @Permit(CourseRole.INSTRUCTOR)
  public LintView lint(
      @QueryParam("file") @DefaultValue("scenario.yaml") String file, String yaml) {
    return new LintView(lint.mistakes(file, yaml).stream().map(LintView.MistakeView::of).toList());
  }

  private Response kept(Scenario scenario, int status) {
    ScenarioLibrary.Entry entry = entry(scenario.metadata().id(), scenario.metadata().version());
    return Response.status(status).entity(ScenarioView.of(entry)).build();
  }

  private ScenarioLibrary.Entry entry(String id, String version) {
    return library.entries().stream()
        .filter(entry -> entry.scenario().metadata().id().equals(id))
        .filter(entry -> entry.scenario().metadata().version().equals(version))
        .findFirst()
        .orElseThrow(
            () -> Failure.notFound("There is no version " + version + " of '" + id + "'."));
  }
}
