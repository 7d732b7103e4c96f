package dev.firedrill.incident.api.status;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.status.MeasuredImpact;
import dev.firedrill.kernel.Failure;
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

/** What users met in an incident, measured. */
@Path("/incidents/{id}/impact")
@Produces(MediaType.APPLICATION_JSON)
public final class ImpactResource {
  private final Incidents incidents;
  private final MeasuredImpact impact;
  private final InstantSource clock;

  public ImpactResource(Incidents incidents, MeasuredImpact impact, InstantSource clock) {
    this.incidents = incidents;
    this.impact = impact;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ImpactView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Incident incident =
        incidents
            .find(new IncidentId(id))
            .filter(found -> Principals.of(request).maySee(found.team()))
            .orElseThrow(() -> Failure.notFound("There is no such incident here."));
    MeasuredImpact.Reading reading = impact.of(incident, clock.instant());
    return new ImpactView(
        reading.from(), reading.to(), reading.good(), reading.total(), reading.sentence());
  }
}
