package dev.firedrill.workspace.api.console;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.console.Console;
import dev.firedrill.workspace.console.Exchange;
import dev.firedrill.workspace.console.Replays;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last exchanges with a bot, and telling it one of them again. */
@Path("/teams/{team}/bots/{environment}/console")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsoleResource {
  private final TeamAccess access;
  private final Directory directory;
  private final Console console;
  private final Replays replays;
  private final InstantSource clock;

  public ConsoleResource(
      TeamAccess access,
      Directory directory,
      Console console,
      Replays replays,
      InstantSource clock) {
    this.access = access;
    this.directory = directory;
    this.console = console;
    this.replays = replays;
    this.clock = clock;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ItemsView<ExchangeView> list(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @QueryParam("limit") @DefaultValue("200") int limit,
      @QueryParam("before") @Nullable String before) {
    Team team = access.readable(Principals.of(request), slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    if (limit < 1 || limit > Console.KEPT) {
      throw Failure.invalid("limit " + limit + " is not between 1 and " + Console.KEPT + ".");
    }
    if (directory.find(team.id()).isEmpty()) {
      return new ItemsView<>(List.of());
    }
    ExchangeShapes shapes = shapes(request, team);
    return new ItemsView<>(
        console.latest(bot, limit, before == null ? null : id(before)).stream()
            .map(shapes::view)
            .toList());
  }

  @POST
  @Path("/{exchange}/replay")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = ExchangeView.class, status = 202)
  public Response replay(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("exchange") String exchange) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment(environment));
    return switch (replays.replay(bot, id(exchange), principal.id())) {
      case Replays.Outcome.Sent(Exchange sent) ->
          Response.accepted(shapes(request, team).view(sent)).build();
      case Replays.Outcome.NotConnected() ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The "
                  + bot.environment().word()
                  + " bot has no connection that this could come over: replay it when the bot is"
                  + " connected.");
      case Replays.Outcome.Unknown() ->
          throw Failure.notFound(
              "There is no exchange '"
                  + exchange
                  + "' any more: the console keeps the last "
                  + Console.KEPT
                  + ".");
      case Replays.Outcome.NotTold() ->
          throw Failure.invalid(
              "This is a call that the bot made of its own: only what it was told can be replayed."
                  + " Copy the call as cURL instead.");
    };
  }

  private ExchangeShapes shapes(ContainerRequestContext request, Team team) {
    return new ExchangeShapes(
        directory.get(team.id()),
        new Curl(request.getUriInfo().getBaseUri(), team.slug().value()),
        clock.instant());
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException malformed) {
      throw Failure.notFound("'" + text + "' is not the id of an exchange.");
    }
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
