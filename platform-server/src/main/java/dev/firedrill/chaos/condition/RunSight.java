package dev.firedrill.chaos.condition;

import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.scenarios.Safety;
import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.expect.RunCondition;
import dev.firedrill.scenarios.expect.Verdict;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates guards and abort rules. They see of {@code team}: requestedStop, probeGapRatio,
 * faultsInForce, faultsUndone, hurt, declared, engaged, mitigated, resolved; of {@code otherTeams}:
 * anyUnplannedImpact, and of how many in the run: hurt, declared, mitigated, resolved; of {@code
 * platform}: probeErrorRatio; and elapsed and maxDuration. What is not known, as {@code
 * team.lostNodeCount} without nodes, makes a rule undecided, and that is never a yes.
 */
public final class RunSight {
  private final RunMilestones milestones;
  private final RunSigns signs;
  private final ProbeGaps gaps;
  private final Map<String, RunCondition> compiled = new ConcurrentHashMap<>();

  public RunSight(RunMilestones milestones, RunSigns signs, ProbeGaps gaps) {
    this.milestones = milestones;
    this.signs = signs;
    this.gaps = gaps;
  }

  /** The first abort rule that holds for the team. */
  public Optional<Safety.AbortRule> abort(
      ActiveRun run, Scenario scenario, TeamId team, List<StepExecution> steps, Instant now) {
    return scenario.safety().abortWhen().stream()
        .filter(rule -> judge(rule.condition(), run, team, steps, now) instanceof Verdict.True)
        .findFirst();
  }

  /** Why a guard keeps its step from happening; empty when it holds. */
  public Optional<String> refusal(
      String guard, ActiveRun run, TeamId team, List<StepExecution> steps, Instant now) {
    return switch (judge(guard, run, team, steps, now)) {
      case Verdict.True _ -> Optional.empty();
      case Verdict.False _ -> Optional.of("its guard did not hold: " + guard);
      case Verdict.Undecided(String reason) ->
          Optional.of("its guard could not be decided: " + guard + " (" + reason + ")");
    };
  }

  private Verdict judge(
      String source, ActiveRun run, TeamId team, List<StepExecution> steps, Instant now) {
    Duration stoodStill = run.pausedSince(run.run().startedAt());
    Map<String, Object> others = new HashMap<>();
    if (source.contains("otherTeams")) {
      others.put("anyUnplannedImpact", signs.anyUnplannedImpact(run, now));
      count(run, team, others);
    }
    return compiled
        .computeIfAbsent(source, RunCondition::compile)
        .evaluate(
            new RunCondition.RunState(
                team(run, team, steps),
                others,
                Map.of("probeErrorRatio", gaps.ratio()),
                Map.of(),
                Duration.between(run.run().startedAt(), now).minus(stoodStill),
                Duration.between(run.run().startedAt(), run.run().endsAt()).minus(stoodStill)));
  }

  private Map<String, Object> team(ActiveRun run, TeamId team, List<StepExecution> steps) {
    RunMilestones.Milestones reached = milestones.of(run.run().id(), team);
    List<StepExecution> faults =
        steps.stream().filter(step -> step.kind() == StepKind.FAULT).toList();
    Map<String, Object> facts = new HashMap<>();
    facts.put("requestedStop", signs.requestedStop(team, run.run().startedAt()));
    facts.put("probeGapRatio", gaps.ratio(team));
    facts.put("faultsInForce", faults.stream().filter(step -> step.state().mayBeInForce()).count());
    facts.put(
        "faultsUndone", faults.stream().filter(step -> step.state() == StepState.CLEAN).count());
    facts.put("hurt", faults.stream().anyMatch(RunSight::hurts));
    facts.put("declared", reached.incident() != null || reached.detectedAt() != null);
    facts.put("engaged", reached.engagedAt() != null);
    facts.put("mitigated", reached.mitigatedAt() != null);
    facts.put("resolved", reached.resolvedAt() != null);
    return facts;
  }

  private static boolean hurts(StepExecution step) {
    return step.hadEffect() && step.state().mayBeInForce();
  }

  private void count(ActiveRun run, TeamId team, Map<String, Object> facts) {
    List<RunMilestones.Milestones> others =
        run.run().teams().keySet().stream()
            .filter(other -> !other.equals(team))
            .map(other -> milestones.of(run.run().id(), other))
            .toList();
    facts.put("hurt", others.stream().filter(each -> each.effectAt() != null).count());
    facts.put("declared", others.stream().filter(each -> each.incident() != null).count());
    facts.put("mitigated", others.stream().filter(each -> each.mitigatedAt() != null).count());
    facts.put("resolved", others.stream().filter(each -> each.resolvedAt() != null).count());
  }
}
