package dev.firedrill.automation.run;

import dev.firedrill.automation.Actions;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Measures;
import dev.firedrill.automation.Progress;
import dev.firedrill.automation.runbook.Figures;
import dev.firedrill.automation.runbook.StepAction;
import dev.firedrill.bot.Author;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Executes steps that were confirmed. All it knows is stored, so any server goes on where another
 * stopped; an action and that it was begun commit together, so it is begun once.
 */
public final class StepRunner {
  private final Runs runs;
  private final RunBook book;
  private final Actions actions;
  private final Measures measures;
  private final Transactions transactions;

  public StepRunner(
      Runs runs, RunBook book, Actions actions, Measures measures, Transactions transactions) {
    this.runs = runs;
    this.book = book;
    this.actions = actions;
    this.measures = measures;
    this.transactions = transactions;
  }

  /** Whether the time of this run's running step is over. */
  boolean isOverdue(UUID id) {
    return runs.find(id).flatMap(RunbookRun::running).filter(this::isOverdue).isPresent();
  }

  /**
   * Gives up the running step of this run if its time is over; whether that was so. Leaves it while
   * somebody else holds the run.
   */
  public boolean giveUp(UUID id) {
    return isOverdue(id)
        && transactions.call(() -> {
          Optional<RunbookRun> held = runs.lockIfFree(id);
          Optional<RunStep> late = held.flatMap(RunbookRun::running).filter(this::isOverdue);
          late.ifPresent(step -> {
            RunbookRun _ =
                book.end(held.orElseThrow(), step, StepState.TIMED_OUT, null, lateWords(step));
          });
          return late.isPresent();
        });
  }

  private boolean isOverdue(RunStep step) {
    return step.deadline() != null && !book.now().isBefore(step.deadline());
  }

  private static String lateWords(RunStep step) {
    String seen = step.detail() == null ? "It gave no answer" : strip(step.detail());
    return "Not over after %d s, so it was given up. %s. %s"
        .formatted(
            step.action().longest().toSeconds(),
            seen,
            step.ref() == null
                ? "Try again, or do it by hand."
                : "What was begun goes on by itself; look at it before you try again.");
  }

  private static String strip(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Begins the running step of this run, or sees how far it is. */
  public void work(UUID id) {
    RunbookRun run = runs.find(id).orElse(null);
    RunStep step = run == null ? null : run.running().orElse(null);
    if (run == null || step == null) {
      return;
    }
    try {
      switch (step.action()) {
        case StepAction.Act act -> act(id, step, act);
        case StepAction.Check check -> check(run, step, check);
        case StepAction.Pause pause -> pause(id, step, pause);
      }
    } catch (Failure refused) {
      change(
          id, step, (held, now) -> book.end(held, now, StepState.FAILED, null, refused.detail()));
    }
  }

  private void act(UUID id, RunStep seen, StepAction.Act act) {
    change(
        id,
        seen,
        (run, step) -> {
          Progress progress =
              step.ref() == null
                  ? actions.start(act.action(), errand(run, step))
                  : actions.look(run.team(), act.action(), step.ref());
          return apply(run, step, progress);
        });
  }

  private RunbookRun apply(RunbookRun run, RunStep step, Progress progress) {
    return switch (progress) {
      case Progress.Going(String ref, String detail) ->
          ref.equals(step.ref()) && detail.equals(step.detail())
              ? run
              : book.save(run.with(step.going(ref, detail)));
      case Progress.Done done -> book.end(run, step, StepState.DONE, done.ref(), done.detail());
      case Progress.Failed failed ->
          book.end(run, step, StepState.FAILED, failed.ref(), failed.detail());
    };
  }

  /** Asked outside of the transaction, because an expression may take its time. */
  private void check(RunbookRun run, RunStep seen, StepAction.Check check) {
    boolean holds = false;
    String words;
    try {
      Optional<Double> value = measures.now(run.team(), check.measure());
      holds = value.filter(now -> check.comparison().holds(now, check.threshold())).isPresent();
      words = value.map(now -> words(check, now)).orElseGet(() -> unknown(check));
    } catch (Failure unclear) {
      if (unclear.code() != ProblemCode.CONFLICT) {
        throw unclear;
      }
      words = unclear.detail(); // as while an old and a new instance run side by side
    }
    Instant began = Objects.requireNonNull(seen.startedAt());
    boolean last = !book.now().isBefore(began.plus(check.within()));
    judge(run.id(), seen, holds, last, words);
  }

  private static String words(StepAction.Check check, double now) {
    return "%s is %s; expected %s %s."
        .formatted(
            check.measure().words(),
            Figures.plain(now),
            check.comparison().sign(),
            Figures.plain(check.threshold()));
  }

  private static String unknown(StepAction.Check check) {
    return "Nothing is known of %s now.".formatted(check.measure().words());
  }

  private void judge(UUID run, RunStep seen, boolean holds, boolean last, String words) {
    change(
        run,
        seen,
        (held, step) -> {
          if (holds || last) {
            return book.end(held, step, holds ? StepState.DONE : StepState.FAILED, null, words);
          }
          return words.equals(step.detail())
              ? held
              : book.save(held.with(step.going("check", words)));
        });
  }

  private void pause(UUID id, RunStep seen, StepAction.Pause pause) {
    Instant over = Objects.requireNonNull(seen.startedAt()).plus(pause.duration());
    if (book.now().isBefore(over)) {
      return;
    }
    change(
        id,
        seen,
        (run, step) ->
            book.end(
                run,
                step,
                StepState.DONE,
                null,
                "Waited %d s.".formatted(pause.duration().toSeconds())));
  }

  /** Changes the run if the step is still the same attempt, which is the one that was looked at. */
  private void change(UUID id, RunStep seen, Change how) {
    transactions.run(() ->
        runs.lock(id)
            .filter(RunbookRun::isOpen)
            .ifPresent(run ->
                run.running()
                    .filter(step -> step.n() == seen.n() && step.attempt() == seen.attempt())
                    .ifPresent(step -> {
                      RunbookRun _ = how.of(run, step);
                    })));
  }

  @FunctionalInterface
  private interface Change {
    RunbookRun of(RunbookRun run, RunStep step);
  }

  private static Errand errand(RunbookRun run, RunStep step) {
    PersonId person = Objects.requireNonNullElse(step.by(), run.startedBy());
    Author author =
        run.isAutomatic() || step.via() == null
            ? Author.PLATFORM
            : new Author(person, step.via(), null);
    return new Errand(
        run.team(),
        author,
        person,
        "runbook \"%s\", step %d: %s".formatted(run.title(), step.n(), step.title()));
  }
}
