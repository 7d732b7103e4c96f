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
    return answer(desk.update(new IncidentId(id), person(request), wish.draft()));
  }

  @POST
  @Path("/{id}/severity")
  @Permit(CourseRole.STUDENT)
  public IncidentView changeSeverity(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, SeverityRequest wish) {
    return answer(
        desk.changeSeverity(new IncidentId(id), person(request), wish.severity(), wish.reason()));
  }

  @POST
  @Path("/{id}/reopen")
  @Permit(CourseRole.STUDENT)
  public IncidentView reopen(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, ReopenRequest wish) {
    return answer(desk.reopen(new IncidentId(id), person(request), wish.reason()));
  }

  /** Answers with the duplicate, closed. */
  @POST
  @Path("/{id}/merge")
  @Permit(CourseRole.STUDENT)
  public IncidentView merge(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, MergeRequest wish) {
    return answer(
        desk.merge(
            new IncidentId(id),
            new IncidentId(wish.into()),
            person(request),
            wish.reason() == null ? "" : wish.reason()));
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

  @POST
  @Path("/{id}/handover")
  @Permit(CourseRole.STUDENT)
  public IncidentView handOver(
      @Context ContainerRequestContext request, @PathParam("id") UUID id, HandoverRequest wish) {
    return answer(
        desk.handOver(
            new IncidentId(id),
            person(request),
            wish.role(),
            new PersonId(wish.personId()),
            wish.note()));
  }

  /** The incident, if the principal may see it; not-found otherwise. */
  static Incident readable(Incidents incidents, Principal principal, UUID id) {
    return incidents
        .find(new IncidentId(id))
        .filter(incident -> principal.maySee(incident.team()))
        .orElseThrow(IncidentResource::noSuchIncident);
  }

  private static Failure noSuchIncident() {
    return IncidentAnswers.noSuchIncident();
  }

  private static PersonId person(ContainerRequestContext request) {
    return Principals.of(request).person().id();
  }

  private IncidentView answer(IncidentDesk.Outcome outcome) {
    return IncidentAnswers.of(outcome, views);
  }
}
