package dev.firedrill.bot.api.settings;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.Author;
import dev.firedrill.bot.api.Requests;
import dev.firedrill.bot.api.deploy.Answers;
import dev.firedrill.bot.deploy.ConfigDeploy;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.freeze.FreezeOverride;
import dev.firedrill.bot.settings.Config;
import dev.firedrill.bot.settings.ConfigDesk;
import dev.firedrill.bot.settings.ConfigOutcome;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configuration of a team's environments: variables to read and write, secrets to write. */
@Path("/teams/{team}/config")
@Produces(MediaType.APPLICATION_JSON)
public final class ConfigResource {
  private final ConfigDesk desk;
  private final ConfigDeploy deploy;
  private final ConfigViews views;
  private final Answers answers;
  private final TeamAccess access;

  public ConfigResource(
      ConfigDesk desk, ConfigDeploy deploy, ConfigViews views, Answers answers, TeamAccess access) {
    this.desk = desk;
    this.deploy = deploy;
    this.views = views;
    this.answers = answers;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  @Returns(ConfigView.class)
  public Response get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @DefaultValue("PRODUCTION") String environment) {
    Team team = access.readable(Principals.of(request), slug);
    return answer(views.newest(new TeamEnvironment(team.id(), Requests.environment(environment))));
  }

  @PUT
  @Path("/{environment}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(ConfigView.class)
  public Response replace(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      ConfigRequest body) {
    Map<String, String> variables = new TreeMap<>();
    body.variables()
        .forEach(variable -> {
          if (variables.put(variable.name(), variable.value()) != null) {
            throw Failure.invalid("The variable " + variable.name() + " is given twice.");
          }
        });
    return change(
        wish(request, headers, slug, environment, body.reason()),
        when(request, body.deploy(), body.override()),
        wish -> desk.replaceVariables(wish, variables));
  }

  @PUT
  @Path("/{environment}/secrets/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(ConfigView.class)
  public Response setSecret(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("name") String name,
      SecretRequest body) {
    return change(
        wish(request, headers, slug, environment, body.reason()),
        when(request, body.deploy(), body.override()),
        wish -> desk.setSecret(wish, name, body.value()));
  }

  @DELETE
  @Path("/{environment}/secrets/{name}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(ConfigView.class)
  public Response removeSecret(
      @Context ContainerRequestContext request,
      @Context HttpHeaders headers,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("name") String name,
      @QueryParam("reason") @DefaultValue("") String reason,
      @QueryParam("deploy") @DefaultValue("false") boolean deployNow,
      @QueryParam("override") @DefaultValue("false") boolean override) {
    return change(
        wish(request, headers, slug, environment, reason),
        when(request, deployNow, override),
        wish -> desk.removeSecret(wish, name));
  }

  @GET
  @Path("/{environment}/secrets/{name}")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  @Returns(Void.class)
  public Response readSecret(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("name") String name) {
    access.readable(Principals.of(request), slug);
    throw new Failure(
        ProblemCode.SECRET_WRITE_ONLY,
        "The secret %s of %s is written and never read, by nobody: set it anew if it is lost."
            .formatted(name, Requests.environment(environment).word()));
  }

  @GET
  @Path("/{environment}/history")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ItemsView<ConfigVersionView> history(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment) {
    Team team = access.readable(Principals.of(request), slug);
    return new ItemsView<>(
        views.history(new TeamEnvironment(team.id(), Requests.environment(environment))));
  }

  private ConfigDesk.Wish wish(
      ContainerRequestContext request,
      HttpHeaders headers,
      String slug,
      String environment,
      String reason) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    Author author = Requests.author(principal);
    return new ConfigDesk.Wish(
        new TeamEnvironment(team.id(), Requests.environment(environment)),
        Versions.required(headers),
        reason,
        author);
  }

  /** What the variables were at an earlier version; secrets are not told. */
  @GET
  @Path("/{environment}/versions/{version}/variables")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public ItemsView<VariableView> variablesAt(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("version") long version) {
    Team team = access.readable(Principals.of(request), slug);
    return new ItemsView<>(
        views.variablesAt(
            new TeamEnvironment(team.id(), Requests.environment(environment)), version));
  }

  /** Present when it is to be deployed at once. */
  private static Optional<FreezeOverride> when(
      ContainerRequestContext request, boolean deployNow, @Nullable Boolean override) {
    return deployNow
        ? Optional.of(Requests.override(Principals.of(request), override))
        : Optional.empty();
  }

  private Response change(
      ConfigDesk.Wish wish,
      Optional<FreezeOverride> now,
      Function<ConfigDesk.Wish, ConfigOutcome> how) {
    if (now.isEmpty()) {
      return switch (how.apply(wish)) {
        case ConfigOutcome.Changed(Config config) -> answer(views.of(config));
        case ConfigOutcome.Unchanged(Config config) -> answer(views.of(config));
        case ConfigOutcome.Stale(Config current) -> throw stale(wish, current);
      };
    }
    ConfigDeploy.Outcome outcome =
        deploy.changeAndDeploy(
            wish.bot(), wish.reason(), now.get(), wish.by(), () -> how.apply(wish));
    return switch (outcome) {
      case ConfigDeploy.Outcome.Saved(Config config) -> answer(views.of(config));
      case ConfigDeploy.Outcome.Stale(Config current) -> throw stale(wish, current);
      case ConfigDeploy.Outcome.Busy(Deployment busy) -> throw answers.busy(busy);
    };
  }

  private Failure stale(ConfigDesk.Wish wish, Config current) {
    return new Failure(
        ProblemCode.STALE_VERSION,
        "The configuration of %s is at version %d now, not %d: look at it and decide again."
            .formatted(wish.bot().environment().word(), current.version(), wish.expectedVersion()),
        Map.of("current", views.of(current)));
  }

  private static Response answer(ConfigView view) {
    return Response.ok(view).tag(Versions.tag(view.version())).build();
  }
}
