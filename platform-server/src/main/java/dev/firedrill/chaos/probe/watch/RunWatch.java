package dev.firedrill.chaos.probe.watch;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.scenarios.plan.TeamPlan;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The teams of one run whose probes are sampled. */
final class RunWatch {
  /** A probe of a team. */
  record Watched(TeamId team, ProbeTrack track) {}

  private final RunId run;
  private final RunPlan plan;
  private final Set<String> aimedAt;
  private final Map<TeamId, Map<String, ProbeReading>> before;
  private final Map<TeamId, List<Watched>> teams = new ConcurrentHashMap<>();
  private final Map<TeamId, Instant> effects = new ConcurrentHashMap<>();

  /** {@code before} is what evidence says last of each probe. */
  RunWatch(RunId run, RunPlan plan, Map<TeamId, Map<String, ProbeReading>> before) {
    this.run = run;
    this.plan = plan;
    this.aimedAt = ProbeSampler.aimedAt(plan.scenario());
    this.before = before;
  }

  RunId run() {
    return run;
  }

  Set<String> aimedAt() {
    return aimedAt;
  }

  /** Watches those who take part, also when nothing is done to them any more. */
  void refresh(
      ActiveRun active, List<StepExecution> steps, Function<TeamId, String> slugs, Instant now) {
    active
        .run()
        .teams()
        .forEach((team, state) -> {
          if (state == RunTeamState.VOID || state == RunTeamState.HALTED) {
            teams.remove(team);
          } else {
            teams.computeIfAbsent(team, added -> tracks(added, slugs.apply(added), now));
          }
        });
    for (StepExecution step : steps) {
      Instant effect = step.times().effectAt();
      if (step.kind() == StepKind.FAULT && effect != null) {
        effects.merge(step.key().team(), effect, RunWatch::earlier);
      }
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private List<Watched> tracks(TeamId team, String slug, Instant now) {
    TeamPlan own =
        plan.team(slug)
            .orElseThrow(
                () -> new IllegalStateException("the plan of run " + run + " lacks " + slug));
    Map<String, ProbeReading> last = before.getOrDefault(team, Map.of());
    List<Watched> tracks = new ArrayList<>();
    GateProbes.of(plan.scenario().success(), own.probes())
        .forEach((name, spec) ->
            tracks.add(new Watched(team, new ProbeTrack(name, spec, now, last.get(name)))));
    return List.copyOf(tracks);
  }

  /** From when on things are counted: the team's first verified effect, the run's start before. */
  Instant since(TeamId team, Instant start) {
    return Objects.requireNonNullElse(effects.get(team), start);
  }

  List<Watched> all() {
    return teams.values().stream().flatMap(List::stream).toList();
  }
}
