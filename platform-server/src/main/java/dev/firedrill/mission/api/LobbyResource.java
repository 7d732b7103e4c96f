package dev.firedrill.mission.api;

import dev.firedrill.auth.FitForProjector;
import dev.firedrill.auth.Permit;
import dev.firedrill.course.CourseRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.mission.ClassFacts;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lobby before a run. */
@Path("/lobby")
@Produces(MediaType.APPLICATION_JSON)
@FitForProjector
public final class LobbyResource {
  private static final Duration HERE = Duration.ofMinutes(15);

  private final Teams teams;
  private final ClassFacts facts;
  private final Predicate<TeamId> hasRota;
  private final Predicate<TeamId> botConnected;
  private final InstantSource clock;

  public LobbyResource(
      Teams teams,
      ClassFacts facts,
      Predicate<TeamId> hasRota,
      Predicate<TeamId> botConnected,
      InstantSource clock) {
    this.teams = teams;
    this.facts = facts;
    this.hasRota = hasRota;
    this.botConnected = botConnected;
    this.clock = clock;
  }

  /** Every team, by slug. */
  @GET
  @Permit({CourseRole.INSTRUCTOR, CourseRole.GRADER})
  public LobbyView lobby() {
    Map<PersonId, Instant> seen =
        facts.present(clock.instant().minus(HERE)).stream()
            .collect(
                Collectors.toMap(
                    ClassFacts.Present::person, ClassFacts.Present::lastSeen, (one, same) -> one));
    Map<TeamId, Instant> tested = facts.alarmsTested();
    return new LobbyView(
        teams.all().stream().map(team -> line(team, seen, tested.get(team.id()))).toList());
  }

  private LobbyView.LobbyTeamView line(
      Team team, Map<PersonId, Instant> seen, @Nullable Instant alarmTestedAt) {
    return new LobbyView.LobbyTeamView(
        MissionViews.ref(team),
        teams.members(team.id()).stream().map(member -> member(member, seen)).toList(),
        hasRota.test(team.id()),
        botConnected.test(team.id()),
        alarmTestedAt);
  }

  private static LobbyView.LobbyMemberView member(Member member, Map<PersonId, Instant> seen) {
    return new LobbyView.LobbyMemberView(
        new PersonView(member.id().value(), member.name(), member.handle()), seen.get(member.id()));
  }
}
