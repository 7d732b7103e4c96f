package dev.firedrill.chaos.engine;

import static dev.firedrill.chaos.ledger.StepState.CLEAN;
import static dev.firedrill.chaos.ledger.StepState.REVERTED;
import static dev.firedrill.chaos.ledger.StepState.REVERTING;
import static dev.firedrill.chaos.ledger.StepState.SUPERSEDED;
import static dev.firedrill.chaos.ledger.StepState.VOID;

import dev.firedrill.chaos.RunTeamState;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.Faults;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.intent.Intent;
import dev.firedrill.chaos.intent.IntentLog;
import dev.firedrill.chaos.janitor.Undoing;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.RunBook;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepLedger;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes an overdue step to its end without an engine, by the same fenced moves. Nobody asks users
 * whether they feel it: a step is clean when the fault finds nothing of it at the target.
 */
public final class LedgerUndoing implements Undoing {
  /** What it needs of others. */
  public record Ports(
      RunBook runs,
      StepLedger ledger,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      Faults faults,
      Teams teams,
      InstantSource clock) {}

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final String BY = "by";
  private static final String JANITOR = "janitor";

  private final RunBook runs;
  private final StepLedger ledger;
  private final Transactions transactions;
  private final Faults faults;
  private final InstantSource clock;
  private final RunPlans plans;
  private final StepRecorder recorder;

  public LedgerUndoing(Ports ports) {
    this.runs = ports.runs();
    this.ledger = ports.ledger();
    this.transactions = ports.transactions();
    this.faults = ports.faults();
    this.clock = ports.clock();
    this.plans = new RunPlans(ports.teams());
    this.recorder =
        new StepRecorder(
            ports.ledger(),
            ports.runs(),
            ports.evidence(),
            ports.transactions(),
            ports.events(),
            IntentLog.NONE);
  }

  @Override
  public Outcome undo(Intent intent, Instant overdue) {
    if (!faults.ids().contains(intent.fault())) {
      // Of bots that the platform runs: they are gone with it, and it undoes this when it is back.
      return new Outcome.NotYet("can only be undone by the platform");
    }
    Optional<StepExecution> row = ledger.find(intent.step());
    return row.isPresent() ? undo(intent, row.get(), overdue) : unknown(intent);
  }

  /** The ledger does not know of it, as after a restored backup: the file knows enough. */
  private Outcome unknown(Intent intent) {
    Fault fault = faults.get(intent.fault());
    RevertOutcome outcome = fault.revertIfOurs(intent.order(), intent.snapshot());
    return switch (outcome) {
      case SUPERSEDED -> new Outcome.Over(SUPERSEDED);
      case REVERTED ->
          fault.clean(intent.order(), intent.snapshot())
              ? new Outcome.Over(CLEAN)
              : new Outcome.NotYet("is undone, but something of it is left");
    };
  }

  private Outcome undo(Intent intent, StepExecution row, Instant overdue) {
    return switch (row.state()) {
      case CLEAN, VOID, SUPERSEDED, SENT, SKIPPED -> new Outcome.Over(row.state());
      case PLANNED, ARMED -> new Outcome.NotYet("was not begun by the ledger");
      case INTENT, APPLYING, APPLIED, VERIFIED -> {
        Instant due = row.times().revertDueAt();
        yield due == null || due.isAfter(overdue)
            ? new Outcome.NotYet("was given more time")
            : claim(intent, row);
      }
      case REVERTED ->
          row.dueAt().isAfter(overdue)
              ? new Outcome.NotYet("is being looked at by the platform")
              : cleanOrAgain(intent, row);
      case REVERTING, STUCK ->
          row.dueAt().isAfter(overdue)
              ? new Outcome.NotYet("is being undone by the platform")
              : claim(intent, row);
    };
  }

  /** What was undone once is not undone twice, unless something of it is left. */
  private Outcome cleanOrAgain(Intent intent, StepExecution row) {
    StepPlan plan = plan(row);
    Map<String, Object> snapshot = Objects.requireNonNullElse(row.snapshot(), intent.snapshot());
    return faults.get(intent.fault()).clean(plan.order(row), snapshot)
        ? clean(plan, row)
        : claim(intent, row);
  }

  private Outcome claim(Intent intent, StepExecution seen) {
    Instant now = clock.instant();
    StepPlan plan = plan(seen);
    StepExecution next = seen.next(REVERTING, now.plus(LEASE)).times(times -> times.reverting(now));
    NewEvidence[] facts =
        seen.state() == REVERTING
            ? new NewEvidence[0]
            : new NewEvidence[] {StepFacts.reverting(next, now)};
    return recorder
        .move(seen, next, facts)
        .map(claimed -> revert(intent, plan, claimed))
        .orElse(new Outcome.NotYet("was taken on by somebody else"));
  }

  private StepPlan plan(StepExecution step) {
    ActiveRun run =
        transactions
            .call(() -> runs.lock(step.key().run()))
            .orElseThrow(() -> new IllegalStateException("no run has the id " + step.key().run()));
    return plans.of(run, step.key());
  }

  private Outcome revert(Intent intent, StepPlan plan, StepExecution claimed) {
    Fault fault = faults.get(intent.fault());
    Map<String, Object> snapshot =
        Objects.requireNonNullElse(claimed.snapshot(), intent.snapshot());
    RevertOutcome outcome = fault.revertIfOurs(plan.order(claimed), snapshot);
    Instant now = clock.instant();
    return switch (outcome) {
      case SUPERSEDED -> superseded(plan, claimed, now);
      case REVERTED -> {
        StepExecution next = claimed.next(REVERTED, now).times(times -> times.reverted(now));
        Optional<StepExecution> reverted =
            recorder.move(
                claimed,
                next,
                StepFacts.of(
                    EvidenceKind.FAULT_REVERTED,
                    plan,
                    next,
                    "Fault undone by the janitor",
                    now,
                    Map.of(BY, JANITOR)));
        if (reverted.isEmpty()) {
          yield new Outcome.NotYet("was taken on by somebody else");
        }
        yield fault.clean(plan.order(reverted.get()), snapshot)
            ? clean(plan, reverted.get())
            : new Outcome.NotYet("is undone, but something of it is left");
      }
    };
  }

  private Outcome superseded(StepPlan plan, StepExecution seen, Instant now) {
    boolean counts = seen.hadEffect();
    StepExecution next =
        seen.next(counts ? SUPERSEDED : VOID, now)
            .times(times -> counts ? times : times.voided(now))
            .noted(note(seen, "somebody changed the target first; it was left alone"));
    return over(
        seen,
        next,
        List.of(
            StepFacts.of(
                EvidenceKind.FAULT_SUPERSEDED,
                plan,
                next,
                "The target holds somebody else's value and was left alone",
                now,
                Map.of(BY, JANITOR))));
  }

  private Outcome clean(StepPlan plan, StepExecution seen) {
    Instant now = clock.instant();
    StepState end = seen.hadEffect() ? CLEAN : VOID;
    boolean voidedNow = end == VOID && seen.times().voidedAt() == null;
    StepExecution clean =
        seen.next(end, now)
            .times(times -> end == VOID ? times.clean(now).voided(now) : times.clean(now));
    StepExecution next =
        voidedNow ? clean.noted(note(seen, "it was undone before its effect was seen")) : clean;
    List<NewEvidence> facts = new ArrayList<>();
    if (voidedNow) {
      facts.add(StepFacts.of(EvidenceKind.FAULT_VOID, plan, next, "Void: " + next.note(), now));
    }
    facts.add(
        StepFacts.of(
            EvidenceKind.FAULT_CLEAN,
            plan,
            next,
            "Nothing of the fault is left at the target",
            now,
            Map.of(BY, JANITOR)));
    return over(seen, next, facts);
  }

  private Outcome over(StepExecution seen, StepExecution next, List<NewEvidence> facts) {
    return recorder
        .move(
            seen,
            next,
            moved -> {
              if (moved.state() == VOID && moved.kind() == StepKind.FAULT) {
                runs.teamIs(moved.key().run(), moved.key().team(), RunTeamState.VOID);
              }
              recorder.record(moved.key(), facts.toArray(NewEvidence[]::new));
            })
        .<Outcome>map(moved -> new Outcome.Over(moved.state()))
        .orElse(new Outcome.NotYet("was taken on by somebody else"));
  }

  private static String note(StepExecution step, String text) {
    return Objects.requireNonNullElse(step.note(), text);
  }
}
