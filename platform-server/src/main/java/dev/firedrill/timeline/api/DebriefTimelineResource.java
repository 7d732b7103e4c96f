package dev.firedrill.timeline.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * What happened in an assessed run, with the faults: for staff, and for the team once its grade is
 * published.
 */
@Path("/assessments/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class DebriefTimelineResource {
  private final Timelines timelines;
  private final Debriefs debriefs;

  public DebriefTimelineResource(Timelines timelines, Debriefs debriefs) {
    this.timelines = timelines;
    this.debriefs = debriefs;
  }

  /** {@code blind}: names and handles are replaced, for grading. */
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public TimelineView get(
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @QueryParam("blind") @DefaultValue("false") boolean blind) {
    TimelineView open = get(request, id);
    return blind ? open.with(debriefs.blindfold(id)) : open;
  }

  /** With every name in it. */
  public TimelineView get(ContainerRequestContext request, UUID id) {
    Principal principal = Principals.of(request);
    Debriefs.Debrief debrief =
        debriefs
            .find(id)
            .filter(found ->
                principal.isStaff() || (found.published() && principal.maySee(found.team())))
            .orElseThrow(() -> Failure.notFound("There is no such assessment here."));
    return timelines.of(
        TeamEnvironment.production(debrief.team()),
        debrief.from(),
        debrief.to(),
        debrief.objective(),
        principal.isStaff() ? Insight.STAFF : Insight.DEBRIEF);
  }
}
