package dev.firedrill.bot.api.freeze;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.freeze.Freeze;
import dev.firedrill.bot.freeze.FreezeDesk;
import dev.firedrill.bot.freeze.Freezes;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.TeamRefView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When nothing is deployed. */
@Path("/freezes")
@Produces(MediaType.APPLICATION_JSON)
public final class FreezeResource {
  private final FreezeDesk desk;
  private final Freezes freezes;
  private final Teams teams;
  private final TeamAccess access;
  private final InstantSource clock;

  public FreezeResource(
      FreezeDesk desk, Freezes freezes, Teams teams, TeamAccess access, InstantSource clock) {
    this.desk = desk;
    this.freezes = freezes;
    this.teams = teams;
    this.access = access;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ItemsView<FreezeView> list(
      @Context ContainerRequestContext request, @QueryParam("team") @Nullable String slug) {
    Principal principal = Principals.of(request);
    Instant now = clock.instant();
    TeamId team;
    if (slug != null) {
      team = access.readable(principal, slug).id();
    } else if (principal.isStaff()) {
      team = null;
    } else if (principal.team() == null) {
      return new ItemsView<>(
          freezes.list(null, now).stream()
              .filter(freeze -> freeze.team() == null)
              .map(freeze -> view(freeze, now))
              .toList());
    } else {
      team = principal.team().id();
    }
    return new ItemsView<>(
        freezes.list(team, now).stream().map(freeze -> view(freeze, now)).toList());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = FreezeView.class, status = 201)
  public Response add(@Context ContainerRequestContext request, FreezeRequest wish) {
    Principal principal = Principals.of(request);
    TeamId team = wish.team() == null ? null : access.operable(principal, wish.team()).id();
    requireMayFreeze(principal, team);
    Freeze freeze =
        desk.add(
            new FreezeDesk.Wish(team, wish.environment(), wish.from(), wish.until(), wish.reason()),
            principal.id());
    return Response.status(201).entity(view(freeze, clock.instant())).build();
  }

  @DELETE
  @Path("/{id}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = Void.class, status = 204)
  public Response remove(@Context ContainerRequestContext request, @PathParam("id") UUID id) {
    Principal principal = Principals.of(request);
    Freeze freeze = desk.get(id);
    if (freeze.team() != null) {
      access.requireOperable(principal, freeze.team());
    }
    requireMayFreeze(principal, freeze.team());
    desk.remove(freeze, principal.id());
    return Response.noContent().build();
  }

  private static void requireMayFreeze(Principal principal, @Nullable TeamId team) {
    if (team == null && principal.role() != CourseRole.INSTRUCTOR) {
      throw new Failure(
          ProblemCode.NOT_ALLOWED,
          "Only an instructor freezes the whole course, or ends that: name your own team.");
    }
  }

  private FreezeView view(Freeze freeze, Instant now) {
    return new FreezeView(
        freeze.id(),
        freeze.team() == null ? null : ref(teams.get(freeze.team())),
        freeze.environment(),
        freeze.from(),
        freeze.to(),
        freeze.reason(),
        teams
            .person(freeze.by())
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .orElse(null),
        freeze.isActive(now));
  }

  private static TeamRefView ref(Team team) {
    return new TeamRefView(team.id().value(), team.slug().value(), team.name());
  }
}
