package dev.firedrill.grading.api.adjust;

import dev.firedrill.auth.Permit;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.course.CourseRole;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.adjust.RulesDesk;
import dev.firedrill.team.Team;
import dev.firedrill.team.Teams;
import dev.firedrill.web.ItemsView;
import dev.firedrill.web.Principals;
import dev.firedrill.web.TeamRefView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Other thresholds: what they would change for whom, and with {@code apply} that it does. */
@Path("/scoring-rules")
@Produces(MediaType.APPLICATION_JSON)
public final class RulesResource {
  private final RulesDesk desk;
  private final Teams teams;
  private final TeamAccess access;

  public RulesResource(RulesDesk desk, Teams teams, TeamAccess access) {
    this.desk = desk;
    this.teams = teams;
    this.access = access;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Permit(CourseRole.INSTRUCTOR)
  public ItemsView<RulesChangeView> change(
      @Context ContainerRequestContext request, RulesRequest wish) {
    access.requireNotActing(Principals.of(request));
    List<RulesDesk.Change> changes =
        wish.apply()
            ? desk.apply(
                wish.scenarioId(),
                wish.read(),
                wish.reason() == null ? "" : wish.reason(),
                wish.force(),
                Principals.of(request).person().id())
            : desk.preview(wish.scenarioId(), wish.read());
    return new ItemsView<>(changes.stream().map(this::view).toList());
  }

  private RulesChangeView view(RulesDesk.Change change) {
    Assessment before = change.before();
    Team team = teams.get(before.team());
    return new RulesChangeView(
        before.id().value(),
        before.runNumber(),
        new TeamRefView(team.id().value(), team.slug().value(), team.name()),
        before.auto().total(),
        change.after().auto().total(),
        change.published());
  }
}
