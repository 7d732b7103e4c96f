package dev.firedrill.postmortem.api.presence;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.postmortem.api.PostmortemViews;
import dev.firedrill.postmortem.presence.Editors;
import dev.firedrill.postmortem.presence.EditorsChanged;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.UUID;

/** Who has a postmortem open for writing. */
@Path("/incidents/{id}/postmortem-editors")
@Produces(MediaType.APPLICATION_JSON)
public final class EditorsResource {
  private final Editors editors;
  private final Incidents incidents;
  private final PostmortemViews views;
  private final DomainEvents events;
  private final InstantSource clock;

  public EditorsResource(
      Editors editors,
      Incidents incidents,
      PostmortemViews views,
      DomainEvents events,
      InstantSource clock) {
    this.editors = editors;
    this.incidents = incidents;
    this.views = views;
    this.events = events;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<PersonView> present(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return present(readable(Principals.of(request), id));
  }

  /** Says that the caller writes; it is believed for 45 seconds. */
  @PUT
  @Permit(CourseRole.STUDENT)
  public ItemsView<PersonView> here(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    if (editors.arrive(incident.id(), principal.id(), clock.instant())) {
      events.publish(new EditorsChanged(incident.id(), incident.team()));
    }
    return present(incident);
  }

  @DELETE
  @Permit(CourseRole.STUDENT)
  public ItemsView<PersonView> gone(
      @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Incident incident = readable(principal, id);
    editors.leave(incident.id(), principal.id());
    events.publish(new EditorsChanged(incident.id(), incident.team()));
    return present(incident);
  }

  private ItemsView<PersonView> present(Incident incident) {
    return new ItemsView<>(
        editors.present(incident.id(), clock.instant()).stream().map(views::person).toList());
  }

  private Incident readable(Principal principal, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(incident -> principal.maySee(incident.team()))
        .orElseThrow(() -> Failure.notFound("There is no such incident here."));
  }
}
