package dev.firedrill.timeline.api.note;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.timeline.IncidentSpan;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The notes and pins of an incident, or of a stretch of a team's time (by default 30 minutes). */
@Path("/timeline/annotations")
@Produces(MediaType.APPLICATION_JSON)
public final class AnnotationResource {
  private static final Duration USUAL = Duration.ofMinutes(30);
  private static final Duration AT_MOST = Duration.ofHours(24);

  private final Annotations annotations;
  private final Incidents incidents;
  private final TeamAccess access;
  private final InstantSource clock;

  public AnnotationResource(
      Annotations annotations, Incidents incidents, TeamAccess access, InstantSource clock) {
    this.annotations = annotations;
    this.incidents = incidents;
    this.access = access;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public AnnotationsView get(
      @Context ContainerRequestContext request,
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("team") @Nullable String slug,
      @QueryParam("from") @Nullable Instant from,
      @QueryParam("to") @Nullable Instant to) {
    Principal principal = Principals.of(request);
    if ((incident == null) == (slug == null)) {
      throw Failure.invalid("Name either the incident or the team whose notes you want.");
    }
    if (incident != null) {
      Incident found =
          incidents
              .find(new IncidentId(incident))
              .filter(one -> principal.maySee(one.team()))
              .orElseThrow(() -> Failure.notFound("There is no such incident here."));
      IncidentSpan span = IncidentSpan.of(found, clock.instant());
      // A note may be a moment ahead of the last event.
      return annotations.of(found.team(), span.from(), span.to().plusSeconds(60), principal);
    }
    Team team = access.readable(principal, String.valueOf(slug));
    Instant end = to == null ? clock.instant().plusSeconds(60) : to;
    Instant begin = from == null ? end.minus(USUAL) : from;
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(AT_MOST) > 0) {
      throw Failure.invalid(
          "Notes are read for up to 24 hours, not from %s to %s: ask for less."
              .formatted(begin, end));
    }
    return annotations.of(team.id(), begin, end, principal);
  }
}
