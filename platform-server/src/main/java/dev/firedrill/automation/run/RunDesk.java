package dev.firedrill.automation.run;

import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.RunbookStep;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.bot.Author;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where people go through runbooks: begin, confirm step by step, skip, abort. */
public final class RunDesk {
  private final Runbooks runbooks;
  private final Runs runs;
  private final RunBook book;
  private final Rehearsal rehearsal;
  private final Transactions transactions;
  private final IdSource ids;

  public RunDesk(
      Runbooks runbooks,
      Runs runs,
      RunBook book,
      Rehearsal rehearsal,
      Transactions transactions,
      IdSource ids) {
    this.runbooks = runbooks;
    this.runs = runs;
    this.book = book;
    this.rehearsal = rehearsal;
    this.transactions = transactions;
    this.ids = ids;
  }

  /** Who goes on with a run, and how. */
  public record Hand(PersonId person, Author.Via via) {}

  /**
   * Begins a run; nothing is done before the first step is confirmed. A dry run is over at once:
   * each of its steps says what it would do.
   *
   * @throws Failure invalid-input when a step cannot be executed, or there is none
   */
  public RunOutcome start(
      TeamId team, UUID runbook, @Nullable UUID incident, boolean dryRun, PersonId by) {
    if (dryRun) {
      return rehearse(team, runbook, incident, by);
    }
    return transactions.call(() -> {
      Optional<Runbook> found = runbooks.lock(runbook).filter(of -> of.team().equals(team));
      if (found.isEmpty()) {
        return new RunOutcome.Unknown();
      }
      Optional<RunbookRun> open = runs.open(runbook);
      if (open.isPresent()) {
        return new RunOutcome.AlreadyOpen(open.get());
      }
      return added(fresh(found.get(), incident, false, null, by));
    });
  }

  /** What a step checks is asked for outside of the transaction, because that may take its time. */
  private RunOutcome rehearse(TeamId team, UUID runbook, @Nullable UUID incident, PersonId by) {
    Optional<Runbook> found =
        transactions.call(() -> runbooks.find(runbook).filter(of -> of.team().equals(team)));
    if (found.isEmpty()) {
      return new RunOutcome.Unknown();
    }
    RunbookRun run = rehearsal.of(fresh(found.get(), incident, true, null, by), book.now());
    return transactions.call(() -> added(run));
  }

  private RunOutcome added(RunbookRun run) {
    runs.add(run);
    book.tell(run);
    return new RunOutcome.Done(run);
  }

  /**
   * Begins a run in which nobody is asked. Joins the caller's transaction.
   *
   * @throws Failure not-found, conflict when the runbook is being gone through, or as {@link
   *     #start}
   */
  public RunbookRun startAutomatic(TeamId team, UUID runbook, UUID rule, PersonId by) {
    Runbook found = runnable(team, runbook);
    runs.open(runbook)
        .ifPresent(open -> {
          throw new Failure(
              ProblemCode.CONFLICT,
              "\"%s\" is being gone through since %s already, so it was not begun again."
                  .formatted(found.title(), open.since()));
        });
    RunbookRun run = book.goOn(fresh(found, null, false, rule, by));
    runs.add(run);
    book.tell(run);
    return run;
  }

  /**
   * What an automatic run would do, as a sentence.
   *
   * @throws Failure as {@link #startAutomatic}
   */
  public String planAutomatic(TeamId team, UUID runbook) {
    Runbook found = runnable(team, runbook);
    return "Would go through \"%s\": %s."
        .formatted(
            found.title(),
            String.join("; ", steps(found).stream().map(step -> step.action().words()).toList()));
  }

  private Runbook runnable(TeamId team, UUID runbook) {
    return runbooks
        .lock(runbook)
        .filter(of -> of.team().equals(team))
        .orElseThrow(
            () -> Failure.notFound("The runbook was deleted: choose another one for the rule."));
  }

  /** Begins the step, which is the next one or the last that went wrong. */
  public RunOutcome confirm(TeamId team, UUID run, int n, Hand hand) {
    return change(
        team,
        run,
        open -> {
          RunStep step = open.step(n).orElse(null);
          if (step == null) {
            return new RunOutcome.NotNow(open, "The run has no step %d.".formatted(n));
          }
          boolean next = open.next().filter(step::equals).isPresent();
          if (!next && !open.mayBeRepeated(step)) {
            return new RunOutcome.NotNow(open, refusal(open, step));
          }
          return new RunOutcome.Done(
              book.save(open.with(step.begun(hand.person(), hand.via(), book.now()))));
        });
  }

  /** Leaves the step out, which is the next one or the last that went wrong. */
  public RunOutcome skip(TeamId team, UUID run, int n, Hand hand) {
    return change(
        team,
        run,
        open -> {
          RunStep step = open.step(n).orElse(null);
          if (step == null
              || !(open.next().filter(step::equals).isPresent() || open.mayBeRepeated(step))) {
            return new RunOutcome.NotNow(
                open, step == null ? "The run has no step %d.".formatted(n) : refusal(open, step));
          }
          return new RunOutcome.Done(
              book.save(
                  book.goOn(
                      open.with(step.skipped(hand.person(), "Left out by hand.", book.now())))));
        });
  }

  /** Ends the run. What its running step set going at a bot goes on by itself. */
  public RunOutcome abort(TeamId team, UUID run, Hand hand) {
    return change(
        team,
        run,
        open -> {
          RunbookRun rest = open;
          for (RunStep step : open.steps()) {
            rest =
                switch (step.state()) {
                  case RUNNING ->
                      rest.with(
                          step.ended(
                              StepState.FAILED,
                              null,
                              "The run was aborted while this step ran; what it had begun at the bot goes on by itself.",
                              book.now()));
                  case PENDING ->
                      rest.with(step.skipped(null, "The run was aborted before.", book.now()));
                  case DONE, FAILED, SKIPPED, TIMED_OUT -> rest;
                };
          }
          return new RunOutcome.Done(
              book.save(rest.ended(RunbookRun.State.ABORTED, "Aborted by hand.", book.now())));
        });
  }

  private RunOutcome change(TeamId team, UUID id, Function<RunbookRun, RunOutcome> how) {
    return transactions.call(() ->
        runs.lock(id)
            .filter(run -> run.team().equals(team))
            .map(run ->
                run.isOpen()
                    ? how.apply(run)
                    : new RunOutcome.NotNow(
                        run,
                        "The run is over (%s): begin another one."
                            .formatted(run.state().name().toLowerCase(Locale.ROOT))))
            .orElseGet(RunOutcome.Unknown::new));
  }

  private static String refusal(RunbookRun run, RunStep step) {
    return run.running()
        .map(running ->
            "Step %d is still running: wait until it ends, or abort the run."
                .formatted(running.n()))
        .or(() ->
            run.next()
                .map(next ->
                    "Step %d is %s; the next one is step %d."
                        .formatted(step.n(), step.state().words(), next.n())))
        .orElseGet(() -> "Step %d is %s.".formatted(step.n(), step.state().words()));
  }

  private RunbookRun fresh(
      Runbook runbook, @Nullable UUID incident, boolean dryRun, @Nullable UUID rule, PersonId by) {
    return new RunbookRun(
        ids.next(),
        runbook.team(),
        runbook.id(),
        runbook.version(),
        runbook.title(),
        incident,
        dryRun,
        rule,
        RunbookRun.State.RUNNING,
        null,
        by,
        book.now(),
        null,
        steps(runbook));
  }

  private static List<RunStep> steps(Runbook runbook) {
    List<RunbookStep> steps = runbook.steps();
    if (steps.isEmpty()) {
      throw Failure.invalid(
          "\"%s\" has no steps to execute: add a block that begins with ```step."
              .formatted(runbook.title()));
    }
    return steps.stream()
        .map(step -> {
          if (step.problem() != null) {
            throw Failure.invalid(
                "Step %d of \"%s\" (line %d) cannot be executed: %s"
                    .formatted(step.n(), runbook.title(), step.line(), step.problem()));
          }
          return RunStep.pending(step.n(), step.title(), step.arguments());
        })
        .toList();
  }
}
