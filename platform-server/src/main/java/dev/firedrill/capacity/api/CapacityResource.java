package dev.firedrill.capacity.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.capacity.CapacityDesk;
import dev.firedrill.capacity.CapacityOutcome;
import dev.firedrill.capacity.Size;
import dev.firedrill.capacity.WhatIf;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
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
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;

/** How large a team's bots are, what they use, and what they would use. */
@Path("/teams/{team}/capacity")
@Produces(MediaType.APPLICATION_JSON)
public final class CapacityResource {
  private final TeamAccess access;
  private final CapacityDesk desk;
  private final WhatIf whatIf;
  private final CapacityViews views;
  private final InstantSource clock;

  public CapacityResource(
      TeamAccess access,
      CapacityDesk desk,
      WhatIf whatIf,
      CapacityViews views,
      InstantSource clock) {
    this.access = access;
    this.desk = desk;
    this.whatIf = whatIf;
    this.views = views;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public CapacityView get(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    return views.of(access.readable(Principals.of(request), slug).id(), clock.instant());
  }

  /** Changes the size and restarts the bot with it. */
  @PUT
  @Path("/{environment}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR})
  @Returns(CapacityView.class)
  public Response resize(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      SizeRequest body) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    long version = Versions.required(headers);
    CapacityDesk.Wish wish =
        new CapacityDesk.Wish(version, body.memoryMiB(), body.cpuPercent(), body.reason());
    return switch (desk.change(bot, wish, principal.id())) {
      case CapacityOutcome.Changed(Size size) -> answer(team, size);
      case CapacityOutcome.Unchanged(Size size) -> answer(team, size);
      case CapacityOutcome.Stale(Size current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The size of %s is at version %d now, not %d: look at it and decide again."
                  .formatted(bot.environment().word(), current.version(), version),
              Map.of("currentVersion", current.version()));
      case CapacityOutcome.OverBudget(String reason) -> throw Failure.invalid(reason);
    };
  }

  private Response answer(Team team, Size size) {
    return Response.ok(views.of(team.id(), clock.instant()))
        .tag(Versions.tag(size.version()))
        .build();
  }

  /** What another load would need; it changes nothing, so staff may ask for any team. */
  @POST
  @Path("/what-if")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public WhatIfView whatIf(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      WhatIfRequest body) {
    Team team = access.readable(Principals.of(request), slug);
    return WhatIfView.of(
        whatIf.answer(
            new WhatIf.Question(
                new TeamEnvironment(team.id(), body.environment()),
                body.requestsPerSecond(),
                body.memoryMiB(),
                body.cpuPercent()),
            clock.instant()));
  }

  private static EnvironmentName environment(String word) {
    try {
      return EnvironmentName.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw Failure.notFound(
          "There is no environment '" + word + "': it is PRODUCTION or STAGING.");
    }
  }
}
