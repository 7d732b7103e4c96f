package dev.firedrill.timeline.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.timeline.IncidentSpan;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;

/** What happened around an incident: from 10 minutes before to 5 minutes after it, or to now. */
@Path("/incidents/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentTimelineResource {
  private final Timelines timelines;
  private final Incidents incidents;
  private final Promises promises;
  private final InstantSource clock;

  public IncidentTimelineResource(
      Timelines timelines, Incidents incidents, Promises promises, InstantSource clock) {
    this.timelines = timelines;
    this.incidents = incidents;
    this.promises = promises;
    this.clock = clock;
  }

  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public TimelineView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Incident incident =
        incidents
            .find(new IncidentId(id))
            .filter(found -> principal.maySee(found.team()))
            .orElseThrow(() -> Failure.notFound("There is no such incident here."));
    IncidentSpan span = IncidentSpan.of(incident, clock.instant());
    TeamEnvironment bot = TeamEnvironment.production(incident.team());
    return timelines.of(
        bot,
        span.from(),
        span.to(),
        promises.objective(bot, incident.declaredAt()),
        TeamTimelineResource.insight(principal));
  }
}
