package dev.firedrill.telemetry.api.paging;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.telemetry.paging.OnCallDesk;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who of a team is on call. */
@Path("/teams/{team}/on-call")
@Produces(MediaType.APPLICATION_JSON)
public final class OnCallResource {
  private final TelemetryRoutes routes;
  private final OnCallDesk desk;
  private final OnCallViews views;
  private final Teams teams;

  public OnCallResource(TelemetryRoutes routes, OnCallDesk desk, OnCallViews views, Teams teams) {
    this.routes = routes;
    this.desk = desk;
    this.views = views;
    this.teams = teams;
  }

  @FitForProjector
  @GET
  @Returns(OnCallView.class)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public Response get(@Context ContainerRequestContext request, @PathParam("team") String slug) {
    return answer(views.of(routes.team(request, slug).id()));
  }

  private static Response answer(OnCallView view) {
    return Response.ok(view).tag(Versions.tag(view.version())).build();
  }

  @PUT
  @Returns(OnCallView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response change(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      OnCallRequest wish) {
    Team team = routes.operableTeam(request, slug);
    long version = Versions.required(headers);
    OnCall.Rota rota =
        new OnCall.Rota(
            wish.rota().members().stream().map(handle -> member(team, handle)).toList(),
            wish.rota().startsAt(),
            wish.rota().shiftHours(),
            zone(wish.rota().timeZone()));
    return switch (desk.save(
        team.id(),
        rota,
        wish.escalation().ackWithinSeconds(),
        wish.escalation().then(),
        version,
        Principals.of(request).id())) {
      case OnCallDesk.Outcome.Saved(OnCall now) -> answer(views.of(team.id(), now));
      case OnCallDesk.Outcome.Stale(OnCall current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The rota is at version %d now: look at it and decide again."
                  .formatted(current.version()),
              Map.of("current", views.of(team.id(), current)));
    };
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw Failure.invalid("'" + name + "' is no time zone; write one such as Europe/Berlin.");
    }
  }

  private PersonId member(Team team, String handle) {
    String bare = handle.startsWith("@") ? handle.substring(1) : handle;
    return teams.members(team.id()).stream()
        .filter(member -> member.handle().equals(bare))
        .map(Member::id)
        .findFirst()
        .orElseThrow(() ->
            Failure.invalid(
                "The team has no member @%s; it has %s."
                    .formatted(
                        bare,
                        teams.members(team.id()).stream()
                            .map(each -> "@" + each.handle())
                            .collect(Collectors.joining(", ")))));
  }

  /** Somebody else takes over from now on. */
  @POST
  @Path("/hand-over")
  @Returns(OnCallView.class)
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response handOver(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      HandOverRequest wish) {
    Team team = routes.operableTeam(request, slug);
    OnCall.HandOver _ =
        desk.handOver(
            team.id(),
            member(team, wish.to()),
            wish.until(),
            Objects.requireNonNullElse(wish.note(), ""),
            Principals.of(request).id());
    return answer(views.of(team.id()));
  }

  /** Ends a hand-over early. */
  @DELETE
  @Path("/overrides/{id}")
  @Returns(value = Void.class, status = 204)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response endOverride(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("id") UUID id) {
    Team team = routes.operableTeam(request, slug);
    if (!desk.endOverride(team.id(), id, Principals.of(request).id())) {
      throw Failure.notFound("The team has no such hand-over that is not over.");
    }
    return Response.noContent().build();
  }
}
