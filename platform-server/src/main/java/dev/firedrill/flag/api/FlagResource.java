package dev.firedrill.flag.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.Flags;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;

/** The feature flags of a team's environments. */
@Path("/teams/{team}/flags")
@Produces(MediaType.APPLICATION_JSON)
public final class FlagResource {
  private final TeamAccess access;
  private final Flags flags;
  private final FlagDesk desk;
  private final Teams teams;

  public FlagResource(TeamAccess access, Flags flags, FlagDesk desk, Teams teams) {
    this.access = access;
    this.flags = flags;
    this.desk = desk;
    this.teams = teams;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<FlagView> list(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment) {
    Team team = access.readable(Principals.of(request), slug);
    TeamEnvironment owner = new TeamEnvironment(team.id(), environment(environment));
    return new ItemsView<>(
        flags.list(owner).stream().map(flag -> FlagView.of(flag, teams)).toList());
  }

  @PUT
  @Returns(FlagView.class)
  @Path("/{environment}/{key}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  public Response change(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("key") String key,
      FlagRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    TeamEnvironment owner = new TeamEnvironment(team.id(), environment(environment));
    long version = Versions.required(headers);
    FlagOutcome outcome =
        desk.change(owner, key, wish.on(), wish.reason(), version, principal.person().id());
    return switch (outcome) {
      case FlagOutcome.Changed(Flag flag) -> answer(flag);
      case FlagOutcome.Unchanged(Flag flag) -> answer(flag);
      case FlagOutcome.Stale(Flag current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The flag '%s' is at version %d now, not %d: look at it and decide again."
                  .formatted(key, current.version(), version),
              Map.of("current", FlagView.of(current, teams)));
      case FlagOutcome.UnknownKey _ ->
          throw Failure.notFound(
              "The team %s has no flag '%s' in %s."
                  .formatted(team.slug(), key, owner.environment().word()));
    };
  }

  private Response answer(Flag flag) {
    return Response.ok(FlagView.of(flag, teams)).tag(Versions.tag(flag.version())).build();
  }

  private static EnvironmentName environment(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "production" -> EnvironmentName.PRODUCTION;
      case "staging" -> EnvironmentName.STAGING;
      default ->
          throw Failure.invalid(
              "There is no environment '" + value + "'; choose PRODUCTION or STAGING.");
    };
  }
}
