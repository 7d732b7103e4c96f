package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunChanged;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.RunState;
import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.Pause;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.ledger.Tuning;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What staff and safety rules do to a run as it goes. Each order is one transaction that first
 * locks the run; repeating one changes nothing. None needs the sweeper or the alarm clock.
 */
public final class RunControls {
  private static final int CHANGE_ATTEMPTS = 5;

  /** Who asks for something, null for a safety rule, and why. */
  public record Order(@Nullable PersonId by, String reason, Instant at) {}

  private final RunBook runs;
  private final StepLedger ledger;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;

  RunControls(ChaosEngine.Ports ports) {
    this.runs = ports.runs();
    this.ledger = ports.ledger();
    this.evidence = ports.evidence();
    this.transactions = ports.transactions();
    this.events = ports.events();
  }

  /** Ends the run at once; false when it was over or halted already. */
  public boolean halt(RunId run, Order order) {
    return changed(
        run,
        active -> !active.run().state().isOver() && active.run().haltReason() == null,
        active -> {
          runs.haltedBecause(run, order.reason());
          runs.move(run, active.run().state(), RunState.ENDING);
          ledger.revertNow(run, order.at());
          for (TeamId team : sorted(active.run().teams().keySet())) {
            evidence.append(
                RunShepherd.fact(
                        EvidenceKind.RUN_HALTED,
                        team,
                        active,
                        "Run halted: " + order.reason(),
                        order.at())
                    .withActor(order.by())
                    .withPayload(Map.of("reason", order.reason())));
          }
          return true;
        });
  }

  /** Ends the run for one team; false when it takes part no more. */
  public boolean haltTeam(RunId run, TeamId team, RunTeamState as, Order order) {
    return changed(
        run,
        RunControls::goesOn,
        active -> {
          if (!runs.teamIs(run, team, as)) {
            return false;
          }
          runs.note(run, team, order.reason());
          ledger.revertNow(run, team, order.at());
          record(
              active, List.of(team), "halt-team", "The run ended for this team", order, Map.of());
          return true;
        });
  }

  /**
   * Nothing new begins until the run goes on; what is in force stays until its own time, or is
   * undone now. False when it was paused and nothing is left to undo.
   */
  public boolean pause(RunId run, boolean undo, Order order) {
    return changed(
        run,
        RunControls::goesOn,
        active -> {
          boolean paused = active.run().state() == RunState.PAUSED;
          boolean undoing =
              undo && ledger.ofRun(run).stream().anyMatch(step -> step.state().mayBeInForce());
          if (paused && !undoing) {
            return false;
          }
          if (!paused) {
            runs.pause(run, order.at(), order.reason());
            runs.move(run, active.run().state(), RunState.PAUSED);
          }
          if (undo) {
            ledger.revertNow(run, order.at());
          }
          record(
              active,
              active.run().teams().keySet(),
              "pause",
              "Run paused" + (undo ? " and what was in force undone" : ""),
              order,
              Map.of("revert", undo));
          return true;
        });
  }

  /**
   * The run goes on: everything that has not begun is due as much later, for all teams alike, as
   * the run stood still. False when it was not paused.
   */
  public boolean resume(RunId run, Order order) {
    return changed(
        run,
        active -> active.run().state() == RunState.PAUSED,
        active -> {
          Duration stood =
              active.pauses().stream()
                  .filter(pause -> pause.to() == null)
                  .map(Pause::from)
                  .findFirst()
                  .map(from -> Duration.between(from, order.at()))
                  .filter(length -> !length.isNegative())
                  .orElse(Duration.ZERO);
          runs.endPause(run, order.at());
          runs.shift(run, stood);
          boolean begun = ledger.ofRun(run).stream().anyMatch(step -> !step.state().isBefore());
          runs.move(run, RunState.PAUSED, begun ? RunState.RUNNING : RunState.ARMED);
          record(
              active,
              active.run().teams().keySet(),
              "resume",
              "Run goes on, " + stood.toSeconds() + " s later than planned",
              order,
              Map.of("shiftSeconds", stood.toSeconds()));
          return true;
        });
  }

  /** Gives the run itself more time. */
  public boolean extendRun(RunId run, Duration by, Order order) {
    return changed(
        run,
        RunControls::goesOn,
        active -> {
          runs.extend(run, by);
          record(
              active,
              active.run().teams().keySet(),
              "extend",
              "Run may last " + by.toMinutes() + " min longer",
              order,
              Map.of("bySeconds", by.toSeconds()));
          return true;
        });
  }

  /** What becomes of a step; null leaves it as it is. */
  @FunctionalInterface
  public interface Change {
    @Nullable StepExecution of(StepExecution step);
  }

  /**
   * Changes steps that have not ended. What is in force is told to its target afterwards, under a
   * newer epoch, by whoever looks at the ledger next. Answers the steps as they are then.
   */
  public List<StepExecution> tune(
      RunId run, String action, Predicate<StepExecution> which, Change change, Order order) {
    return transactions.call(() -> {
      Optional<ActiveRun> active = runs.lock(run).filter(RunControls::goesOn);
      if (active.isEmpty()) {
        return List.of();
      }
      List<StepExecution> tuned =
          ledger.ofRun(run).stream()
              .filter(which)
              .filter(step -> step.state().isBefore() || step.state().mayBeInForce())
              .sorted(Comparator.comparing(step -> step.key().team().toString()))
              .flatMap(step -> tuned(active.get(), step, action, change, order).stream())
              .toList();
      if (!tuned.isEmpty()) {
        events.publish(new RunChanged(run));
      }
      return tuned;
    });
  }

  /** What becomes of a step in a run of this state; fails when it may not be changed. */
  @FunctionalInterface
  public interface OneChange {
    StepExecution of(StepExecution step, RunState run);
  }

  /**
   * Changes one step, whoever else moves it meanwhile. Fails when somebody was faster each time.
   */
  public void change(StepKey key, String action, OneChange change, Order order) {
    transactions.run(() -> {
      ActiveRun active =
          runs.lock(key.run())
              .orElseThrow(() -> Failure.notFound("There is no run '" + key.run() + "'."));
      for (int attempt = 0; attempt < CHANGE_ATTEMPTS; attempt++) {
        StepExecution step = ledger.find(key).orElseThrow();
        if (ledger.move(step, change.of(step, active.run().state())).isPresent()) {
          record(
              active,
              List.of(key.team()),
              action,
              action + ": " + step.title(),
              order,
              Map.of("step", key.step(), "title", step.title()));
          events.publish(new RunChanged(key.run()));
          return;
        }
      }
      throw new Failure(
          ProblemCode.CONFLICT, "The step is being worked on at this moment; try again.");
    });
  }

  private Optional<StepExecution> tuned(
      ActiveRun active, StepExecution step, String action, Change change, Order order) {
    StepExecution next = change.of(step);
    if (next == null) {
      return Optional.empty();
    }
    Tuning tuning = next.tuning().pending(step.state().mayBeInForce());
    Optional<StepExecution> moved = ledger.move(step, next.tuned(tuning));
    moved.ifPresent(done -> {
      Map<String, Object> more = new LinkedHashMap<>();
      more.put("step", step.key().step());
      more.put("title", step.title());
      if (tuning.args() != null) {
        more.put("args", tuning.args());
      }
      more.put("extraSeconds", tuning.extra().toSeconds());
      record(active, List.of(step.key().team()), action, action + ": " + step.title(), order, more);
    });
    return moved;
  }

  private static boolean goesOn(ActiveRun active) {
    return active.run().state().compareTo(RunState.ENDING) < 0;
  }

  private boolean changed(RunId run, Predicate<ActiveRun> when, Predicate<ActiveRun> change) {
    return transactions.call(() -> {
      boolean changed = runs.lock(run).filter(when).filter(change).isPresent();
      if (changed) {
        events.publish(new RunChanged(run));
      }
      return changed;
    });
  }

  private void record(
      ActiveRun active,
      Collection<TeamId> teams,
      String action,
      String text,
      Order order,
      Map<String, Object> more) {
    Map<String, Object> payload = new LinkedHashMap<>(more);
    payload.put("action", action);
    payload.put("reason", order.reason());
    for (TeamId team : sorted(teams)) {
      evidence.append(
          RunShepherd.fact(
                  EvidenceKind.INSTRUCTOR_ACTION,
                  team,
                  active,
                  text + ": " + order.reason(),
                  order.at())
              .withActor(order.by())
              .withPayload(payload));
    }
  }

  /** In one order everywhere: each team's chain is locked until the commit. */
  private static List<TeamId> sorted(Collection<TeamId> teams) {
    return teams.stream().sorted(Comparator.comparing(TeamId::toString)).toList();
  }
}
