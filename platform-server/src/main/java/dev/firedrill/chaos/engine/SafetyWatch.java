package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.condition.ProbeGaps;
import dev.firedrill.chaos.condition.RunSight;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.scenarios.Safety;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a run's abort rules for each of its teams, at most once in two seconds, and obeys them. */
final class SafetyWatch {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
  private static final double MOST_GAPS = 0.2;

  private final RunSight sight;
  private final ProbeGaps gaps;
  private final RunControls controls;
  private final Map<RunId, Instant> looked = new ConcurrentHashMap<>();

  SafetyWatch(RunSight sight, ProbeGaps gaps, RunControls controls) {
    this.sight = sight;
    this.gaps = gaps;
    this.controls = controls;
  }

  /** True when a rule held and something was done, so that the run has to be read again. */
  boolean look(
      ActiveRun run, Scenario scenario, Map<TeamId, List<StepExecution>> steps, Instant now) {
    RunState state = run.run().state();
    if (state == RunState.PAUSED) {
      return forgotten(run, now);
    }
    Instant before = looked.getOrDefault(run.run().id(), Instant.EPOCH);
    boolean tooSoon =
        !now.isBefore(before) && Duration.between(before, now).compareTo(ChaosEngine.SWEEP) < 0;
    if (state.compareTo(RunState.ENDING) >= 0 || tooSoon) {
      return false;
    }
    looked.put(run.run().id(), now);
    for (Map.Entry<TeamId, RunTeamState> team : run.run().teams().entrySet()) {
      if (team.getValue() == RunTeamState.ACTIVE
          && obey(
              run, scenario, team.getKey(), steps.getOrDefault(team.getKey(), List.of()), now)) {
        return true;
      }
    }
    return false;
  }

  void keepOnly(Set<RunId> runs) {
    looked.keySet().retainAll(runs);
  }

  private boolean forgotten(ActiveRun run, Instant now) {
    boolean tooLong =
        run.pauses().stream()
            .anyMatch(
                pause -> pause.to() == null && !now.isBefore(pause.from().plus(LONGEST_PAUSE)));
    return tooLong
        && controls.halt(
            run.run().id(),
            order("It stood paused for " + LONGEST_PAUSE.toHours() + " hours.", now));
  }

  private boolean obey(
      ActiveRun run, Scenario scenario, TeamId team, List<StepExecution> steps, Instant now) {
    RunId id = run.run().id();
    double missing = gaps.ratio(team);
    if (missing > MOST_GAPS) {
      return controls.pause(
          id,
          false,
          order(Math.round(missing * 100) + " % of a team's probes could not be sampled", now));
    }
    Optional<Safety.AbortRule> rule = sight.abort(run, scenario, team, steps, now);
    if (rule.isEmpty()) {
      return false;
    }
    RunControls.Order order = order("Abort rule: " + rule.get().condition(), now);
    return switch (rule.get().action()) {
      case REVERT_TEAM -> controls.haltTeam(id, team, RunTeamState.HALTED, order);
      case VOID_TEAM -> controls.haltTeam(id, team, RunTeamState.VOID, order);
      case PAUSE_RUN -> controls.pause(id, false, order);
      case REVERT_RUN -> controls.halt(id, order);
    };
  }

  private static RunControls.Order order(String why, Instant now) {
    return new RunControls.Order(null, why, now);
  }
}
