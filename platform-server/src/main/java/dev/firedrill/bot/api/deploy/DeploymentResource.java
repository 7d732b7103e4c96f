package dev.firedrill.bot.api.deploy;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.api.Requests;
import dev.firedrill.bot.deploy.DeployOrder;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.deploy.DeploymentDesk;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.bot.history.DeploymentDiffs;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Idempotent;
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
import org.jspecify.annotations.Nullable;

/** A team's deployments: ask for one, follow it, take hold of it. */
@Path("/teams/{team}/deployments")
@Produces(MediaType.APPLICATION_JSON)
public final class DeploymentResource {
  private static final int MOST = 200;

  private final DeploymentDesk desk;
  private final RollbackDesk rollback;
  private final Deployments deployments;
  private final DeploymentDiffs diffs;
  private final DeploymentViews views;
  private final Answers answers;
  private final TeamAccess access;

  public DeploymentResource(
      DeploymentDesk desk,
      RollbackDesk rollback,
      Deployments deployments,
      DeploymentDiffs diffs,
      DeploymentViews views,
      TeamAccess access) {
    this.desk = desk;
    this.rollback = rollback;
    this.deployments = deployments;
    this.diffs = diffs;
    this.views = views;
    this.answers = new Answers(views);
    this.access = access;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = DeploymentView.class, status = 202)
  public Response deploy(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      DeployRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    CanaryRequest canary = wish.canary();
    return answers.of(
        desk.deploy(
            new DeployOrder(
                new TeamEnvironment(team.id(), wish.environment()),
                wish.release(),
                wish.strategy(),
                canary == null ? null : canary.plan(),
                wish.reason(),
                Requests.override(principal, wish.override()),
                Requests.author(principal))));
  }

  @FitForProjector
  @GET
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public DeploymentsView list(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("before") @Nullable Long before,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    Team team = access.readable(Principals.of(request), slug);
    if (limit < 1 || limit > MOST) {
      throw Failure.invalid("limit " + limit + " is not between 1 and " + MOST + ".");
    }
    if (before != null && environment == null) {
      throw Failure.invalid(
          "before=%d needs environment=…, because each environment numbers its own deployments."
              .formatted(before));
    }
    EnvironmentName name = environment == null ? null : Requests.environment(environment);
    List<Deployment> found =
        deployments.list(new Deployments.Page(team.id(), name, before, limit + 1));
    return new DeploymentsView(
        found.stream().limit(limit).map(views::of).toList(), found.size() > limit);
  }

  @FitForProjector
  @GET
  @Path("/{environment}/{number}")
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public DeploymentView get(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("number") long number) {
    Team team = access.readable(Principals.of(request), slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), Requests.environment(environment));
    return deployments
        .find(bot, number)
        .map(views::of)
        .orElseThrow(() ->
            Failure.notFound(
                "There is no deployment %d to %s.".formatted(number, bot.environment().word())));
  }

  @FitForProjector
  @GET
  @Path("/{environment}/{number}/diff")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER, CourseRole.STUDENT})
  public DiffView diff(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("number") long number,
      @QueryParam("against") @Nullable Long against) {
    Team team = access.readable(Principals.of(request), slug);
    TeamEnvironment bot = new TeamEnvironment(team.id(), Requests.environment(environment));
    return DiffView.of(diffs.of(bot, number, against));
  }

  @POST
  @Path("/{environment}/{number}/promote")
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = DeploymentView.class, status = 202)
  public Response promote(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("number") long number) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    return answers.of(
        rollback.promoteCanary(
            new TeamEnvironment(team.id(), Requests.environment(environment)),
            number,
            Requests.author(principal)));
  }

  @POST
  @Path("/{environment}/{number}/abort")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = DeploymentView.class, status = 202)
  public Response abort(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      @PathParam("environment") String environment,
      @PathParam("number") long number,
      AbortRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    return answers.of(
        rollback.abort(
            new TeamEnvironment(team.id(), Requests.environment(environment)),
            number,
            wish.reason(),
            Requests.author(principal)));
  }
}
