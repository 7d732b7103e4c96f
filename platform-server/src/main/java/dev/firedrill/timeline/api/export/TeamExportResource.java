package dev.firedrill.timeline.api.export;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.timeline.api.TeamTimelineResource;
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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A team's timeline as a file: what the page of the same caller shows. */
@Path("/teams/{team}/timeline/export")
@Produces({MediaType.APPLICATION_JSON, Exports.CSV, Exports.MARKDOWN})
public final class TeamExportResource {
  private final TeamTimelineResource timelines;
  private final Annotations annotations;
  private final TeamAccess access;

  public TeamExportResource(
      TeamTimelineResource timelines, Annotations annotations, TeamAccess access) {
    this.timelines = timelines;
    this.annotations = annotations;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  @Returns(TimelineExport.class)
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment,
      @QueryParam("format") @DefaultValue("json") String format,
      @QueryParam("view") @DefaultValue("all") String view) {
    TimelineView timeline = timelines.get(request, slug, from, to, environment);
    Team team = access.readable(Principals.of(request), slug);
    AnnotationsView added =
        annotations.of(team.id(), timeline.from(), timeline.to(), Principals.of(request));
    return Exports.answer(slug, timeline, added, format, view);
  }
}
