package dev.firedrill.automation.api.toil;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.automation.readiness.Readiness;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.Team;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Whether a team is prepared. */
@Path("/teams/{team}/readiness")
@Produces(MediaType.APPLICATION_JSON)
public final class ReadinessResource {
  private final Readiness readiness;
  private final TeamAccess access;

  public ReadinessResource(Readiness readiness, TeamAccess access) {
    this.readiness = readiness;
    this.access = access;
  }

  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public ItemsView<ReadinessItemView> get(
      @Context ContainerRequestContext request, @PathParam("team") String slug) {
    Team team = access.readable(Principals.of(request), slug);
    return new ItemsView<>(
        readiness.of(team.id()).stream()
            .map(item ->
                new ReadinessItemView(
                    item.id(),
                    item.label(),
                    item.ok(),
                    item.detail(),
                    item.href().replace("{team}", team.slug().value()),
                    item.doIt()))
            .toList());
  }
}
