package dev.firedrill.timeline.api.export;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.timeline.api.DebriefTimelineResource;
import dev.firedrill.timeline.api.Debriefs;
import dev.firedrill.timeline.api.TimelineView;
import dev.firedrill.timeline.api.note.Annotations;
import dev.firedrill.timeline.api.note.AnnotationsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The timeline of an assessed run as a file: what the page of the same caller shows. */
@Path("/assessments/{id}/timeline/export")
@Produces({MediaType.APPLICATION_JSON, Exports.CSV, Exports.MARKDOWN})
public final class DebriefExportResource {
  private final DebriefTimelineResource timelines;
  private final Annotations annotations;
  private final Debriefs debriefs;

  public DebriefExportResource(
      DebriefTimelineResource timelines, Annotations annotations, Debriefs debriefs) {
    this.timelines = timelines;
    this.annotations = annotations;
    this.debriefs = debriefs;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(TimelineExport.class)
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @QueryParam("format") @DefaultValue("json") String format,
      @QueryParam("view") @DefaultValue("all") String view) {
    TimelineView timeline = timelines.get(request, id);
    Debriefs.Debrief debrief =
        debriefs.find(id).orElseThrow(() -> Failure.notFound("There is no such assessment here."));
    AnnotationsView added =
        annotations.of(debrief.team(), timeline.from(), timeline.to(), Principals.of(request));
    return Exports.answer("debrief", timeline, added, format, view);
  }
}
