package dev.firedrill.chaos.condition;

import dev.firedrill.chaos.RunQueries;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.evidence.Lane;
import dev.firedrill.slo.SliSummary;
import dev.firedrill.slo.Slis;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;

/** Signs as users, the timeline and the teams themselves give them. */
public final class ObservedSigns implements RunSigns {
  private static final Duration NOW = Duration.ofSeconds(60);
  private static final Duration BEFORE = Duration.ofMinutes(5);
  private static final Duration OWN_DOING = Duration.ofMinutes(10);
  private static final long FEWEST_REQUESTS = 10;
  private static final double WELL = 0.9;
  private static final double BADLY = 0.5;

  private final Slis slis;
  private final Teams teams;
  private final RunQueries runs;
  private final Evidence evidence;
  private final StopRequests stops;

  public ObservedSigns(
      Slis slis, Teams teams, RunQueries runs, Evidence evidence, StopRequests stops) {
    this.slis = slis;
    this.teams = teams;
    this.runs = runs;
    this.evidence = evidence;
    this.stops = stops;
  }

  /**
   * Users of a team in no run were well served in the five minutes before it began, fewer than half
   * are now, and neither the team nor its bot did anything in ten minutes that explains it.
   */
  @Override
  public boolean anyUnplannedImpact(ActiveRun run, Instant now) {
    Instant start = run.run().startedAt();
    return teams.all().stream()
        .map(team -> team.id())
        .filter(team -> !run.run().teams().containsKey(team))
        .filter(team -> share(team, now.minus(NOW), now, 1) < BADLY)
        .filter(team -> share(team, start.minus(BEFORE), start, 0) >= WELL)
        .filter(team -> runs.activeRunOf(team).isEmpty())
        .anyMatch(team -> !actedItself(team, now));
  }

  private double share(TeamId team, Instant from, Instant to, double whenUnknown) {
    SliSummary seen = slis.summary(TeamEnvironment.production(team), from, to);
    Double ratio = seen.ratio();
    return ratio == null || seen.total() < FEWEST_REQUESTS ? whenUnknown : ratio;
  }

  private boolean actedItself(TeamId team, Instant now) {
    return evidence.find(EvidenceQuery.ofTeam(team, now.minus(OWN_DOING), now)).stream()
        .map(fact -> fact.kind().lane())
        .anyMatch(lane -> lane == Lane.ACTION || lane == Lane.BOT);
  }

  @Override
  public boolean requestedStop(TeamId team, Instant since) {
    return stops.anySince(team, since);
  }
}
