package dev.firedrill.incident.api.timeline;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** What happened around an incident: from 10 minutes before to 5 minutes after it, or to now. */
@Path("/incidents/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
public final class IncidentTimelineResource {
  private static final Duration BEFORE = Duration.ofMinutes(10);
  private static final Duration AFTER = Duration.ofMinutes(5);

  /** An incident left open overnight still has a timeline: its first hours. */
  private static final Duration AT_MOST = Duration.ofHours(5);

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
    Instant now = clock.instant();
    Instant resolved = incident.resolvedAt();
    Instant wanted = resolved == null ? now : earlier(now, resolved.plus(AFTER));
    Instant to = earlier(wanted, incident.declaredAt().plus(AT_MOST));
    TeamEnvironment bot = TeamEnvironment.production(incident.team());
    return timelines.of(
        bot,
        incident.declaredAt().minus(BEFORE),
        to,
        promises.objective(bot, incident.declaredAt()),
        TeamTimelineResource.insight(principal));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
