package dev.firedrill.postmortem.api.due;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.api.PostmortemViews;
import dev.firedrill.postmortem.due.Deadline;
import dev.firedrill.postmortem.due.DueDesk;
import dev.firedrill.postmortem.due.Extension;
import dev.firedrill.postmortem.due.Lateness;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** When a postmortem is due, what was handed in, and more time for a team or a run. */
@Path("/incidents/{id}/postmortem-deadline")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DueResource {
  private final DueDesk due;
  private final Postmortems postmortems;
  private final Incidents incidents;
  private final PostmortemViews views;
  private final InstantSource clock;

  public DueResource(
      DueDesk due,
      Postmortems postmortems,
      Incidents incidents,
      PostmortemViews views,
      InstantSource clock) {
    this.due = due;
    this.postmortems = postmortems;
    this.incidents = incidents;
    this.views = views;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public DeadlineView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return view(readable(Principals.of(request), id));
  }

  /** Gives the team more time; it is told, with the reason. */
  @PUT
  @Path("/extension")
  @Permit(CourseRole.INSTRUCTOR)
  public DeadlineView extend(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, ExtensionRequest wish) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    due.extend(incident, wish.due(), wish.reason(), principal.id());
    return view(incident);
  }

  /** Sets the time for all teams of the incident's run. */
  @PUT
  @Path("/run")
  @Permit(CourseRole.INSTRUCTOR)
  public DeadlineView setRun(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, RunDueRequest wish) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    due.setRun(incident, wish.due(), principal.id());
    return view(incident);
  }

  private DeadlineView view(Incident incident) {
    Optional<Deadline> deadline = due.of(incident);
    Extension extension = deadline.map(Deadline::extension).orElse(null);
    return new DeadlineView(
        deadline.map(Deadline::due).orElse(null),
        deadline.map(Deadline::source).orElse(null),
        deadline.map(Deadline::closes).orElse(null),
        LatePolicyView.of(due.terms().policy()),
        extension == null
            ? null
            : new DeadlineView.ExtensionView(
                extension.due(), extension.reason(), views.person(extension.by()), extension.at()),
        clock.instant(),
        lateness(deadline, clock.instant()),
        postmortems.submissions(incident.id()).stream()
            .map(one ->
                new DeadlineView.SubmissionView(
                    one.version(), one.at(), views.person(one.by()), lateness(deadline, one.at())))
            .toList());
  }

  private static DeadlineView.LatenessView lateness(Optional<Deadline> deadline, Instant at) {
    return DeadlineView.LatenessView.of(
        deadline.map(known -> known.at(at)).orElseGet(() -> new Lateness(Duration.ZERO, 0, false)));
  }

  private Incident readable(Principal principal, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(incident -> principal.maySee(incident.team()))
        .orElseThrow(() -> Failure.notFound("There is no such incident here."));
  }
}
