package dev.firedrill.slo.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.auth.Principal;
import dev.firedrill.course.CourseRole;
import dev.firedrill.slo.SliTick;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.web.Principals;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** What users saw of all bots, in short. */
@Path("/sli")
@Produces(MediaType.APPLICATION_JSON)
public final class SliBoardResource {
  private final Teams teams;
  private final Slis slis;
  private final InstantSource clock;

  public SliBoardResource(Teams teams, Slis slis, InstantSource clock) {
    this.teams = teams;
    this.slis = slis;
    this.clock = clock;
  }

  /** Every bot that one may see: all for staff, the own team's for a student. */
  @FitForProjector
  @GET
  @Permit({CourseRole.STUDENT, CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public SliBoardView board(@Context ContainerRequestContext request) {
    Principal principal = Principals.of(request);
    Instant now = clock.instant();
    List<SliItemView> items =
        teams.all().stream()
            .filter(team -> principal.maySee(team.id()))
            .flatMap(team ->
                Arrays.stream(EnvironmentName.values())
                    .map(environment -> item(team, environment, now)))
            .toList();
    return new SliBoardView(items, now);
  }

  private SliItemView item(Team team, EnvironmentName environment, Instant now) {
    TeamEnvironment bot = new TeamEnvironment(team.id(), environment);
    Instant from = SliTick.floor(now.minus(SliTick.WINDOW), SliTick.STEP);
    Instant to = now.plusSeconds(1);
    return SliItemView.of(
        new SliTick.Item(
            bot, slis.summary(bot, from, to), slis.points(bot, from, to, SliTick.STEP)),
        team);
  }
}
