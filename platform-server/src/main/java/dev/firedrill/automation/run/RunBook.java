package dev.firedrill.automation.run;

import dev.firedrill.automation.RunbookRunChanged;
import dev.firedrill.automation.runbook.StepAction;
import dev.firedrill.bot.Author;
import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down how steps end, together with what follows from that for the run. */
public final class RunBook {
  private final Runs runs;
  private final Evidence evidence;
  private final DomainEvents events;
  private final InstantSource clock;

  public RunBook(Runs runs, Evidence evidence, DomainEvents events, InstantSource clock) {
    this.runs = runs;
    this.evidence = evidence;
    this.events = events;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Stores a run that is held and tells of it. */
  RunbookRun save(RunbookRun run) {
    runs.save(run);
    tell(run);
    return run;
  }

  void tell(RunbookRun run) {
    events.publish(new RunbookRunChanged(run.id(), run.team()));
  }

  /** Ends the running step of a run that is held, and goes on as the run's kind wants. */
  RunbookRun end(RunbookRun run, RunStep step, StepState how, @Nullable String ref, String detail) {
    RunStep ended = step.ended(how, ref, detail, now());
    note(run, ended);
    return save(goOn(run.with(ended)));
  }

  /** The run after one of its steps is over. */
  RunbookRun goOn(RunbookRun run) {
    RunStep bad =
        run.steps().stream().filter(step -> step.state().isBad()).findFirst().orElse(null);
    if (run.isAutomatic() && bad != null) {
      RunbookRun rest = run;
      for (RunStep step : run.steps()) {
        if (step.state() == StepState.PENDING) {
          rest =
              rest.with(
                  step.skipped(
                      null, "Not begun, because step %d failed.".formatted(bad.n()), now()));
        }
      }
      return rest.ended(
          RunbookRun.State.FAILED,
          "Step %d %s: %s".formatted(bad.n(), bad.state().words(), bad.detail()),
          now());
    }
    if (run.isAutomatic() && run.next().isPresent()) {
      RunStep next = run.next().orElseThrow();
      return run.with(next.begun(run.startedBy(), Author.Via.PLATFORM, now()));
    }
    RunStep last = run.steps().getLast();
    boolean over = run.steps().stream().allMatch(step -> step.state().isOver());
    if (!over || last.state().isBad()) {
      return run; // the last one may be tried again
    }
    return bad == null
        ? run.ended(RunbookRun.State.DONE, "Every step is over.", now())
        : run.ended(
            RunbookRun.State.FAILED,
            "Every step is over; step %d %s.".formatted(bad.n(), bad.state().words()),
            now());
  }

  private void note(RunbookRun run, RunStep step) {
    Instant began = step.startedAt() == null ? now() : step.startedAt();
    Instant ended = step.endedAt() == null ? now() : step.endedAt();
    double seconds = Duration.between(began, ended).toMillis() / 1_000.0;
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("run", run.id().toString());
    payload.put("runbook", run.runbook().toString());
    payload.put("title", run.title());
    payload.put("n", step.n());
    payload.put("action", step.arguments().getOrDefault("action", ""));
    payload.put("result", step.state().name());
    payload.put("seconds", seconds);
    payload.put("automatic", run.isAutomatic());
    if (run.isAutomatic()) {
      payload.put("madeBy", run.startedBy().value().toString());
    }
    if (step.ref() != null && step.action() instanceof StepAction.Act) {
      payload.put("ref", step.ref());
    }
    NewEvidence fact =
        NewEvidence.of(
                EvidenceKind.RUNBOOK_STEP_EXECUTED,
                run.team(),
                "runbook-run:" + run.id(),
                "Runbook \"%s\", step %d (%s) %s after %.1f s: %s"
                    .formatted(
                        run.title(),
                        step.n(),
                        step.title(),
                        step.state().words(),
                        seconds,
                        step.detail()))
            .withPayload(payload)
            .withActor(run.isAutomatic() ? null : step.by());
    EnvironmentName environment = step.action().environment();
    evidence.append(environment == null ? fact : fact.withEnvironment(environment));
  }
}
