package dev.firedrill.automation.api.runbook;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.runbook.RunbookVersion;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.automation.runbook.TextDiff;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The versions of a runbook and how they differ. */
@Path("/teams/{team}/runbooks/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public final class RunbookHistoryResource {
  private static final int SHOWN = 50;

  private final Runbooks runbooks;
  private final RunbookViews views;
  private final TeamAccess access;

  public RunbookHistoryResource(Runbooks runbooks, RunbookViews views, TeamAccess access) {
    this.runbooks = runbooks;
    this.views = views;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RunbookHistoryView list(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    requireReadable(request, slug, id);
    List<RunbookVersion> versions = runbooks.history(id, SHOWN + 1);
    List<RunbookVersionView> items = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN, versions.size()); i++) {
      RunbookVersion version = versions.get(i);
      String before = i + 1 < versions.size() ? versions.get(i + 1).markdown() : "";
      List<TextDiff.Line> lines = TextDiff.between(before, version.markdown());
      items.add(
          new RunbookVersionView(
              version.version(),
              version.title(),
              version.savedAt(),
              views.people().view(version.savedBy()),
              count(lines, TextDiff.Kind.ADDED),
              count(lines, TextDiff.Kind.REMOVED)));
    }
    return new RunbookHistoryView(items, versions.size() > SHOWN);
  }

  private static int count(List<TextDiff.Line> lines, TextDiff.Kind kind) {
    return (int) lines.stream().filter(line -> line.kind() == kind).count();
  }

  /** The version and how it differs from the one before, or from the one asked for. */
  @GET
  @Path("/{version}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public RunbookDiffView get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id,
      @PathParam("version") long number,
      @QueryParam("against") @Nullable Long against) {
    requireReadable(request, slug, id);
    RunbookVersion version = version(id, number);
    Long other = against != null ? against : number > 1 ? Long.valueOf(number - 1) : null;
    String before = other == null ? "" : version(id, other).markdown();
    return new RunbookDiffView(
        number,
        other,
        version.title(),
        version.markdown(),
        version.savedAt(),
        views.people().view(version.savedBy()),
        TextDiff.between(before, version.markdown()).stream()
            .map(line -> new RunbookDiffView.RunbookLineView(line.kind(), line.text()))
            .toList());
  }

  private RunbookVersion version(UUID id, long number) {
    return runbooks
        .version(id, number)
        .orElseThrow(() -> Failure.notFound("The runbook has no version " + number + "."));
  }

  private void requireReadable(ContainerRequestContext request, String slug, UUID id) {
    Team team = access.readable(Principals.of(request), slug);
    if (runbooks.find(id).filter(found -> found.team().equals(team.id())).isEmpty()) {
      throw RunbookResource.unknown();
    }
  }
}
