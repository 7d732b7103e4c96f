package dev.firedrill.gradebook.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.chaos.RunId;
import dev.firedrill.course.CourseRole;
import dev.firedrill.gradebook.Gradebook;
import dev.firedrill.gradebook.GradebookDesk;
import dev.firedrill.gradebook.GradebookItem;
import dev.firedrill.gradebook.file.CsvText;
import dev.firedrill.gradebook.file.FileColumn;
import dev.firedrill.gradebook.file.FileFilling;
import dev.firedrill.gradebook.file.FileLayout;
import dev.firedrill.gradebook.file.FreshFiles;
import dev.firedrill.gradebook.file.Subject;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.Returns;
import dev.firedrill.web.StreamsBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The gradebook as files of other systems. Only published grades leave; {@code item} is a run, and
 * without one it is the total. Nothing that is uploaded is kept.
 */
@Path("/gradebook")
public final class GradebookFileResource {
  private static final double POINTS_OF_TOTAL = 100;

  private record Wanted(String title, double points, List<Subject> subjects) {}

  private final GradebookDesk desk;

  public GradebookFileResource(GradebookDesk desk) {
    this.desk = desk;
  }

  /** {@code format} is own, canvas, moodle or gradescope. */
  @GET
  @Path("/export")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(String.class)
  public Response export(
      @QueryParam("format") @DefaultValue("own") String format,
      @QueryParam("item") @Nullable UUID item) {
    String kind = format.toLowerCase(Locale.ROOT);
    if (kind.equals("own")) {
      return file(FreshFiles.own(desk.read()), "gradebook.csv");
    }
    Wanted wanted = wanted(item);
    return file(
        switch (kind) {
          case "canvas" -> FreshFiles.canvas(wanted.title(), wanted.points(), wanted.subjects());
          case "moodle" -> FreshFiles.moodle(wanted.title(), wanted.points(), wanted.subjects());
          case "gradescope" -> FreshFiles.gradescope(wanted.points(), wanted.subjects());
          default ->
              throw Failure.invalid(
                  "There is no gradebook file in the format '"
                      + format
                      + "'; choose own, canvas, moodle or gradescope.");
        },
        "gradebook-" + kind + ".csv");
  }

  /** What filling a column of the uploaded file would change; without a column, the fitting one. */
  @POST
  @Path("/files/preview")
  @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
  @Produces(MediaType.APPLICATION_JSON)
  @StreamsBody
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public FillPlanView preview(
      @QueryParam("item") @Nullable UUID item,
      @QueryParam("column") @Nullable Integer column,
      InputStream body) {
    CsvText file = CsvText.read(bounded(body));
    FileLayout layout = FileLayout.of(file);
    Wanted wanted = wanted(item);
    FileColumn chosen = column == null ? layout.guess(wanted.title()) : layout.column(column);
    return chosen == null
        ? FillPlanView.undecided(layout)
        : FillPlanView.of(
            layout,
            FileFilling.of(file, layout, chosen, wanted.subjects(), wanted.points()).plan());
  }

  /** The uploaded file with that column filled, exactly as the preview of this digest said. */
  @POST
  @Path("/files/fill")
  @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
  @StreamsBody
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(String.class)
  public Response fill(
      @QueryParam("item") @Nullable UUID item,
      @QueryParam("column") @Nullable Integer column,
      @QueryParam("digest") @Nullable String digest,
      InputStream body) {
    if (column == null || digest == null) {
      throw Failure.invalid("Say which column to fill and the digest of its preview.");
    }
    CsvText file = CsvText.read(bounded(body));
    FileLayout layout = FileLayout.of(file);
    Wanted wanted = wanted(item);
    FileFilling filling =
        FileFilling.of(file, layout, layout.column(column), wanted.subjects(), wanted.points());
    if (!filling.plan().digest().equals(digest)) {
      throw new Failure(
          ProblemCode.CONFLICT,
          "The grades or the file changed since the preview: look at the changes once more.");
    }
    return file(filling.filled(), "filled.csv");
  }

  private Wanted wanted(@Nullable UUID item) {
    Gradebook book = desk.read();
    if (item == null) {
      return new Wanted("Firedrill total", POINTS_OF_TOTAL, FreshFiles.subjects(book, null));
    }
    GradebookItem found =
        book.item(new RunId(item))
            .orElseThrow(() -> Failure.notFound("There is no such item in the gradebook."));
    return new Wanted(found.title(), found.points(), FreshFiles.subjects(book, found));
  }

  private static byte[] bounded(InputStream body) {
    try {
      return body.readNBytes(CsvText.BYTES_AT_MOST + 1);
    } catch (IOException broken) {
      throw new Failure(
          ProblemCode.MALFORMED_REQUEST, "The upload ended in the middle: send the file again.");
    }
  }

  private static Response file(Object entity, String name) {
    return Response.ok(entity, "text/csv; charset=utf-8")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
