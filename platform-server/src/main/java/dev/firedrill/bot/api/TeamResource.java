package dev.firedrill.bot.api;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.BotFleet;
import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.LogPage;
import dev.firedrill.bot.api.deploy.Answers;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
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
import java.util.Locale;
import java.util.stream.Stream;

/** Teams with their bots: status, restart, log. */
@Path("/teams")
@Produces(MediaType.APPLICATION_JSON)
public final class TeamResource {
  private static final int MAX_LINES = 1_000;

  private static final String RESTART = "restart requested";

  private final BotFleet fleet;
  private final DeploymentDesk desk;
  private final Answers answers;
  private final BotRuntime runtime;
  private final Teams teams;
  private final TeamAccess access;

  TeamResource(
      BotFleet fleet,
      DeploymentDesk desk,
      Answers answers,
      BotRuntime runtime,
      Teams teams,
      TeamAccess access) {
    this.fleet = fleet;
    this.desk = desk;
    this.answers = answers;
    this.runtime = runtime;
    this.teams = teams;
    this.access = access;
  }

  @FitForProjector
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ItemsView<TeamView> list(@Context ContainerRequestContext request) {
    Principal principal = Principals.of(request);
    List<Team> visible = teams.all().stream().filter(team -> principal.maySee(team.id())).toList();
    return new ItemsView<>(visible.stream().map(this::view).toList());
  }

  @FitForProjector
  @GET
  @Path("/{team}")
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public TeamView get(@Context ContainerRequestContext request, @PathParam("team") String slug) {
    return view(access.readable(Principals.of(request), slug));
  }

  @POST
  @Path("/{team}/bots/{environment}/restart")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = BotView.class, status = 202)
  public Response restart(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    answers.done(desk.restart(bot, RESTART, Requests.author(principal)));
    return Response.accepted(BotView.of(fleet.status(bot).orElseThrow())).build();
  }

  @GET
  @Path("/{team}/bots/{environment}/log")
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public BotLogView log(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @QueryParam("lines") @DefaultValue("200") int lines,
      @QueryParam("after") @DefaultValue("0") long after) {
    Team team = access.readable(Principals.of(request), slug);
    if (lines < 1 || lines > MAX_LINES) {
      throw Failure.invalid("lines " + lines + " is not between 1 and " + MAX_LINES + ".");
    }
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    LogPage page = runtime.log(bot, after, lines);
    return new BotLogView(page.lines().stream().map(BotLogLineView::of).toList(), page.next());
  }

  private TeamView view(Team team) {
    return new TeamView(
        team.id().value(),
        team.slug().value(),
        team.name(),
        teams.members(team.id()).stream()
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .toList(),
        Stream.of(EnvironmentName.values())
            .map(name -> fleet.status(new TeamEnvironment(team.id(), name)))
            .flatMap(java.util.Optional::stream)
            .map(BotView::of)
            .toList());
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
