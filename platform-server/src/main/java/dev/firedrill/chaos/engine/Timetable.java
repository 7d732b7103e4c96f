package dev.firedrill.chaos.engine;

import dev.firedrill.chaos.RunMilestones;
import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.chaos.ledger.ActiveRun;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.scenarios.At;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When the steps of one team are due, as far as it can be said now. */
final class Timetable {
  /** When a step is due. */
  sealed interface Due {
    record Known(Instant at) implements Due {}

    /** It hangs on an event that has not happened. */
    record Waiting() implements Due {}

    /** It hangs on an event that cannot happen any more. */
    record Never() implements Due {}
  }

  private final ActiveRun run;
  private final Map<String, StepExecution> steps;
  private final RunMilestones milestones;

  /** For the steps of one team, by id. */
  Timetable(ActiveRun run, Map<String, StepExecution> steps, RunMilestones milestones) {
    this.run = run;
    this.steps = steps;
    this.milestones = milestones;
  }

  Due due(At at) {
    return switch (at) {
      case At.Offset(var offset) -> new Due.Known(run.timeZero().plus(offset));
      case At.After after -> dueAfter(after);
    };
  }

  private Due dueAfter(At.After after) {
    StepExecution earlier = steps.get(after.after());
    Instant event = earlier == null ? null : event(after.event(), earlier);
    Instant latest = after.orAt() == null ? null : run.timeZero().plus(after.orAt());
    if (event != null) {
      Instant wanted = event.plus(after.delay()).plus(run.pausedSince(event));
      return new Due.Known(latest != null && latest.isBefore(wanted) ? latest : wanted);
    }
    if (latest != null) {
      return new Due.Known(latest);
    }
    return earlier == null || earlier.state().isOver() ? new Due.Never() : new Due.Waiting();
  }

  private @Nullable Instant event(At.Event event, StepExecution step) {
    return switch (event) {
      case APPLIED -> step.times().appliedAt();
      case VERIFIED -> step.times().effectAt();
      case DECLARED -> milestones(step).detectedAt();
      case MITIGATED -> milestones(step).mitigatedAt();
      case RESOLVED -> milestones(step).resolvedAt();
    };
  }

  private Milestones milestones(StepExecution step) {
    return milestones.of(step.key().run(), step.key().team());
  }
}
