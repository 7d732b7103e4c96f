package dev.firedrill.bot.api.deploy;

import dev.firedrill.auth.CiMayCall;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.bot.api.Requests;
import dev.firedrill.bot.deploy.RollbackDesk;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.web.Idempotent;
import dev.firedrill.web.Principals;
import dev.firedrill.web.Returns;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** Back in one action. */
@Path("/teams/{team}/rollback")
@Produces(MediaType.APPLICATION_JSON)
public final class RollbackResource {
  private static final String NO_REASON = "rolled back, no reason given";

  private final RollbackDesk desk;
  private final Answers answers;
  private final TeamAccess access;

  public RollbackResource(RollbackDesk desk, DeploymentViews views, TeamAccess access) {
    this.desk = desk;
    this.answers = new Answers(views);
    this.access = access;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Idempotent
  @CiMayCall
  @Permit({CourseRole.INSTRUCTOR, CourseRole.STUDENT})
  @Returns(value = DeploymentView.class, status = 202)
  public Response rollback(
      @Context ContainerRequestContext request,
      @PathParam("team") String slug,
      RollbackRequest wish) {
    Principal principal = Principals.of(request);
    Team team = access.operable(principal, slug);
    return answers.of(
        desk.rollback(
            new TeamEnvironment(team.id(), wish.environment()),
            new RollbackDesk.Target(wish.release(), wish.config()),
            Objects.requireNonNullElse(wish.reason(), NO_REASON),
            Requests.author(principal)));
  }
}
