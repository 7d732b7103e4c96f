package dev.firedrill.incident.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Mrkdwn;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The incidents: teams handle their own, staff read all. */
@Path("/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class IncidentResource {
  private final IncidentDesk desk;
  private final Incidents incidents;
  private final TeamAccess access;
  private final IncidentViews views;

  public IncidentResource(
      IncidentDesk desk, Incidents incidents, TeamAccess access, IncidentViews views) {
    this.desk = desk;
    this.incidents = incidents;
    this.access = access;
    this.views = views;
  }

  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<IncidentView> list(
      @Context ContainerRequestContext request,
      @QueryParam("team") @Nullable String slug,
      @QueryParam("open") @DefaultValue("false") boolean open) {
    Principal principal = Principals.of(request);
    TeamId team = slug == null ? null : access.readable(principal, slug).id();
    if (team == null && !principal.isStaff()) {
      Team own = principal.team();
      if (own == null) {
        return new ItemsView<>(List.of());
      }
      team = own.id();
    }
    return new ItemsView<>(incidents.list(team, open).stream().map(views::view).toList());
  }

  @FitForProjector
  @GET
  @Path("/{id}")
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public IncidentView get(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return views.view(readable(incidents, Principals.of(request), id));
  }

  @POST
  @Permit(CourseRole.STUDENT)
  @Returns(value = IncidentView.class, status = 201)
  public Response declare(@Context ContainerRequestContext request, DeclareRequest wish) {
    Principal principal = Principals.of(request);
    Team team = principal.team();
    if (team == null) {
      throw new Failure(
          ProblemCode.NOT_ALLOWED, "You are in no team yet, so there is no bot to look after.");
    }
    IncidentView declared =
        answer(desk.declare(team.id(), principal.person().id(), wish.severity(), wish.title()));
    return Response.status(Response.Status.CREATED).entity(declared).build();
  }

  @POST
  @Path("/{id}/updates")
  @Permit(CourseRole.STUDENT)
  public IncidentView update(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, UpdateRequest wish) {
    return answer(
        desk.update(
            new IncidentId(id),
            person(request),
            wish.status(),
            wish.text(),
            wish.forPublic() == null || wish.forPublic()));
  }

  @POST
  @Path("/{id}/resolve")
  @Permit(CourseRole.STUDENT)
  public IncidentView resolve(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, ResolveRequest wish) {
    return answer(desk.resolve(new IncidentId(id), person(request), wish.text()));
  }

  @POST
  @Path("/{id}/roles")
  @Permit(CourseRole.STUDENT)
  public IncidentView assign(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, RoleRequest wish) {
    return answer(
        desk.assign(
            new IncidentId(id), person(request), wish.role(), new PersonId(wish.personId())));
  }

  /** The incident, if the principal may see it; not-found otherwise. */
  static Incident readable(Incidents incidents, Principal principal, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(incident -> principal.maySee(incident.team()))
        .orElseThrow(IncidentResource::noSuchIncident);
  }

  private static Failure noSuchIncident() {
    return Failure.notFound("There is no such incident here.");
  }

  private static PersonId person(ContainerRequestContext request) {
    return Principals.of(request).person().id();
  }

  private IncidentView answer(IncidentDesk.Outcome outcome) {
    return switch (outcome) {
      case IncidentDesk.Outcome.Done(Incident incident) -> views.view(incident);
      case IncidentDesk.Outcome.AlreadyOpen(Incident open) ->
          throw new Failure(
              ProblemCode.INCIDENT_OPEN,
              open.label()
                  + " \""
                  + open.title()
                  + "\" is already open since "
                  + Mrkdwn.time(open.declaredAt())
                  + ": update it, or resolve it first.",
              Map.of("current", views.view(open)));
      case IncidentDesk.Outcome.AlreadyResolved(Incident incident) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              incident.label() + " is resolved: declare a new incident if it came back.",
              Map.of("current", views.view(incident)));
      case IncidentDesk.Outcome.NotYours() -> throw noSuchIncident();
      case IncidentDesk.Outcome.Unfit(String field, String reason) ->
          throw new Failure(
              ProblemCode.INVALID_INPUT,
              reason,
              Map.of("violations", List.of(Map.of("field", field, "message", reason))));
    };
  }
}
