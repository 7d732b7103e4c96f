package dev.firedrill.traffic.api;

import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.Teams;
import dev.firedrill.traffic.Stretches;
import dev.firedrill.traffic.api.TrafficBoardView.TeamTrafficView;
import dev.firedrill.web.TeamRefView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The load of all production bots side by side. */
@Path("/traffic")
@Produces(MediaType.APPLICATION_JSON)
public final class TrafficBoardResource {
  private final Teams teams;
  private final Stretches stretches;
  private final InstantSource clock;

  public TrafficBoardResource(Teams teams, Stretches stretches, InstantSource clock) {
    this.teams = teams;
    this.stretches = stretches;
    this.clock = clock;
  }

  /** Teams without load are left out. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public TrafficBoardView board(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    Instant now = clock.instant();
    TimeSpan time = TimeSpan.of(from, to, now);
    List<TeamTrafficView> items =
        teams.all().stream()
            .map(team ->
                new TeamTrafficView(
                    new TeamRefView(team.id().value(), team.slug().value(), team.name()),
                    stretches
                        .of(TeamEnvironment.production(team.id()), time.from(), time.to())
                        .stream()
                        .map(kept ->
                            StretchView.of(
                                kept, stretches.windows(kept.stretch().operationKey()), now))
                        .toList()))
            .filter(item -> !item.stretches().isEmpty())
            .toList();
    return new TrafficBoardView(items, time.from(), time.to(), now);
  }
}
