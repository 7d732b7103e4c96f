package dev.firedrill.debrief.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.course.CourseRole;
import dev.firedrill.debrief.Cast;
import dev.firedrill.debrief.Debrief;
import dev.firedrill.debrief.DebriefDesk;
import dev.firedrill.debrief.report.ReportCsv;
import dev.firedrill.debrief.report.ReportHtml;
import dev.firedrill.kernel.Failure;
import dev.firedrill.print.PdfPress;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The class report as a file. Without names it has nothing that says which team is which. */
@Path("/debriefs/{run}/report")
public final class ReportResource {
  private final DebriefDesk desk;
  private final PdfPress press;

  public ReportResource(DebriefDesk desk, PdfPress press) {
    this.desk = desk;
    this.press = press;
  }

  /**
   * {@code format} is pdf, csv or json. {@code team} is the short name of the team to hand it to:
   * it goes by its name and is marked, the others by letters.
   */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(String.class)
  public Response get(
      @PathParam("run") UUID run,
      @QueryParam("format") @DefaultValue("pdf") String format,
      @QueryParam("names") @DefaultValue("true") boolean names,
      @QueryParam("team") @Nullable String team) {
    Debrief debrief = desk.find(new RunId(run), earlier -> true).orElseThrow(DebriefResource::none);
    Viewer viewer = viewer(debrief, names, team);
    Cast cast = viewer.cast(debrief);
    String name =
        "run-" + debrief.run().number() + (team != null ? "-" + team : names ? "" : "-class");
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "pdf" ->
          file(
              press.press(ReportHtml.title(debrief), ReportHtml.of(debrief, cast, viewer.named())),
              "application/pdf",
              name + ".pdf");
      case "csv" -> file(ReportCsv.of(debrief, cast), "text/csv; charset=utf-8", name + ".csv");
      case "json" ->
          file(
              DebriefView.of(debrief, viewer, DebriefDesk.from(debrief), DebriefDesk.to(debrief)),
              MediaType.APPLICATION_JSON,
              name + ".json");
      default ->
          throw Failure.invalid(
              "There is no report in the format '" + format + "'; choose pdf, csv or json.");
    };
  }

  private static Viewer viewer(Debrief debrief, boolean names, @Nullable String team) {
    if (team == null) {
      return names ? Viewer.staff(false) : Viewer.forTheClass();
    }
    return debrief.teams().stream()
        .filter(each -> each.slug().equals(team))
        .findFirst()
        .map(each -> Viewer.student(each.team()))
        .orElseThrow(() -> Failure.notFound("No team '" + team + "' took part in this run."));
  }

  private static Response file(Object entity, String type, String name) {
    return Response.ok(entity, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
