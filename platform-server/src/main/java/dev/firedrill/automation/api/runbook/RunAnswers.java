package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.run.RunOutcome;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.util.Map;

/** What is answered to a wish about a run. */
final class RunAnswers {
  private RunAnswers() {}

  static RunbookRunView of(RunOutcome outcome, RunbookViews views) {
    return switch (outcome) {
      case RunOutcome.Done(RunbookRun run) -> views.of(run);
      case RunOutcome.AlreadyOpen(RunbookRun open) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "\"%s\" is being gone through since %s: go on with that run, or abort it first."
                  .formatted(open.title(), open.since()),
              Map.of("current", views.of(open)));
      case RunOutcome.NotNow(RunbookRun run, String detail) ->
          throw new Failure(ProblemCode.CONFLICT, detail, Map.of("current", views.of(run)));
      case RunOutcome.Unknown() -> throw unknown();
    };
  }

  static Failure unknown() {
    return Failure.notFound("There is no such run or runbook here.");
  }
}
