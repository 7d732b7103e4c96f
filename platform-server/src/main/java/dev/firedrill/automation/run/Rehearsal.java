package dev.firedrill.automation.run;

import dev.firedrill.automation.Actions;
import dev.firedrill.automation.Measures;
import dev.firedrill.automation.runbook.Figures;
import dev.firedrill.automation.runbook.StepAction;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamId;
import java.time.Instant;

/** Says of each step what it would do now, and does nothing. */
public final class Rehearsal {
  private final Actions actions;
  private final Measures measures;

  public Rehearsal(Actions actions, Measures measures) {
    this.actions = actions;
    this.measures = measures;
  }

  RunbookRun of(RunbookRun run, Instant now) {
    RunbookRun told = run;
    boolean fits = true;
    for (RunStep step : run.steps()) {
      StepState state = StepState.DONE;
      String words;
      try {
        words = plan(run.team(), step.action());
      } catch (Failure refused) {
        state = StepState.FAILED;
        words = "Would be refused now: " + refused.detail();
        fits = false;
      }
      told = told.with(step.ended(state, null, words, now));
    }
    return told.ended(
        fits ? RunbookRun.State.DONE : RunbookRun.State.FAILED,
        "A dry run: nothing was done.",
        now);
  }

  private String plan(TeamId team, StepAction action) {
    return switch (action) {
      case StepAction.Act act -> actions.plan(team, act.action());
      case StepAction.Check check -> "Would " + check.words() + "; " + present(team, check) + ".";
      case StepAction.Pause pause -> "Would " + pause.words() + ".";
    };
  }

  /** A figure that cannot be told now may be there when the step is executed. */
  private String present(TeamId team, StepAction.Check check) {
    try {
      return measures
          .now(team, check.measure())
          .map(now -> "now it is " + Figures.plain(now))
          .orElse("now nothing is known of it");
    } catch (Failure unclear) {
      if (unclear.code() != ProblemCode.CONFLICT) {
        throw unclear;
      }
      return "now it cannot be told";
    }
  }
}
