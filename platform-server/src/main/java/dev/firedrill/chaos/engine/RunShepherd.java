package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunChanged;
import dev.firedrill.chaos.RunEnded;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes whole runs from state to state. */
final class RunShepherd {
  private final RunBook runs;
  private final StepLedger ledger;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;

  RunShepherd(ChaosEngine.Ports ports) {
    this.runs = ports.runs();
    this.ledger = ports.ledger();
    this.evidence = ports.evidence();
    this.transactions = ports.transactions();
    this.events = ports.events();
  }

  /**
   * The teams whose steps are all over are done; the run ends with the last, or with its time. True
   * when the run went on to another state.
   */
  boolean tend(ActiveRun active, List<StepExecution> steps, boolean control, Instant now) {
    RunId run = active.run().id();
    boolean ending = active.run().state() == RunState.ENDING;
    boolean allOver = steps.stream().allMatch(step -> step.state().isOver());
    if (ending && allOver) {
      complete(run, now);
      return true;
    }
    boolean timeIsUp =
        active.run().state() != RunState.PAUSED && !now.isBefore(active.run().endsAt());
    if (!ending && (timeIsUp || (allOver && !control))) {
      end(run, now);
      return true;
    }
    boolean undoing = undoWhatCountsNoMore(active, steps, ending, now);
    teamsDone(active, steps);
    return undoing;
  }

  /** Nothing stays in force in a run that is ending, or for a team for which it is void. */
  private boolean undoWhatCountsNoMore(
      ActiveRun active, List<StepExecution> steps, boolean ending, Instant now) {
    List<TeamId> concerned =
        steps.stream()
            .filter(step -> step.state().mayBeInForce())
            .filter(step -> !isOverdue(step, now))
            .map(step -> step.key().team())
            .filter(team -> ending || isOut(active.run().teams().get(team)))
            .distinct()
            .toList();
    concerned.forEach(team -> ledger.revertNow(active.run().id(), team, now));
    return !concerned.isEmpty();
  }

  /** Whether the team takes part no more, so that nothing of the run stays in force for it. */
  static boolean isOut(@Nullable RunTeamState state) {
    return state == RunTeamState.VOID || state == RunTeamState.HALTED;
  }

  private static boolean isOverdue(StepExecution step, Instant now) {
    Instant due = step.times().revertDueAt();
    return due != null && !due.isAfter(now);
  }

  private void teamsDone(ActiveRun active, List<StepExecution> steps) {
    active
        .run()
        .teams()
        .forEach((team, state) -> {
          boolean done =
              steps.stream()
                  .filter(step -> step.key().team().equals(team))
                  .allMatch(step -> step.state().isOver());
          boolean hasFault =
              steps.stream()
                  .anyMatch(
                      step -> step.key().team().equals(team) && step.kind() == StepKind.FAULT);
          if (state == RunTeamState.ACTIVE && done && hasFault) {
            transactions.run(() -> {
              if (runs.teamIs(active.run().id(), team, RunTeamState.DONE)) {
                events.publish(new RunChanged(active.run().id()));
              }
            });
          }
        });
  }

  private void end(RunId run, Instant now) {
    transactions.run(() ->
        runs.lock(run)
            .filter(active -> active.run().state().compareTo(RunState.ENDING) < 0)
            .ifPresent(active -> {
              runs.move(run, active.run().state(), RunState.ENDING);
              ledger.revertNow(run, now);
              events.publish(new RunChanged(run));
            }));
  }

  private void complete(RunId run, Instant now) {
    transactions.run(() ->
        runs.lock(run)
            .filter(active -> active.run().state() == RunState.ENDING)
            .ifPresent(active -> {
              RunState end =
                  active.run().haltReason() == null ? RunState.COMPLETED : RunState.HALTED;
              active
                  .run()
                  .teams()
                  .keySet()
                  .forEach(team -> runs.teamIs(run, team, RunTeamState.DONE));
              runs.endPause(run, now);
              runs.over(run, end, now);
              forEachTeam(
                  active,
                  team -> {
                    Map<String, Object> payload = new LinkedHashMap<>();
                    payload.put("state", end.name());
                    payload.put("startedAt", active.run().startedAt().toString());
                    payload.put("planDigest", active.run().planDigest());
                    return fact(EvidenceKind.RUN_ENDED, team, active, "Run ended", now)
                        .withPayload(payload);
                  });
              events.publish(new RunChanged(run));
              events.publish(new RunEnded(run));
            }));
  }

  /** Delays everything of the run that has not begun, for all teams alike. */
  void shift(RunId run, Duration by) {
    transactions.run(() ->
        runs.lock(run)
            .filter(active -> active.run().state().compareTo(RunState.ENDING) < 0)
            .ifPresent(active -> {
              runs.shift(run, by);
              events.publish(new RunChanged(run));
            }));
  }

  private interface FactOfTeam {
    NewEvidence of(TeamId team);
  }

  /** In one order everywhere: each team's chain is locked until the commit. */
  private void forEachTeam(ActiveRun active, FactOfTeam fact) {
    active.run().teams().keySet().stream()
        .sorted(Comparator.comparing(TeamId::toString))
        .forEach(team -> evidence.append(fact.of(team)));
  }

  static NewEvidence fact(
      EvidenceKind kind, TeamId team, ActiveRun active, String text, Instant at) {
    return NewEvidence.of(kind, team, "run:" + active.run().id(), text)
        .withEnvironment(EnvironmentName.PRODUCTION)
        .withRun(active.run().id().value())
        .withOccurredAt(at);
  }
}
