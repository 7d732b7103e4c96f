package dev.firedrill.automation.rule;

import dev.firedrill.automation.Actions;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Progress;
import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.bot.Author;
import java.util.UUID;

/** Does what rules say, in the platform's name; a flag's history names who saved the rule. */
public final class Deeds {
  private static final String RUN = "run:";

  private final Actions actions;
  private final RunDesk desk;
  private final Runs runs;
  private final Runbooks runbooks;

  public Deeds(Actions actions, RunDesk desk, Runs runs, Runbooks runbooks) {
    this.actions = actions;
    this.desk = desk;
    this.runs = runs;
    this.runbooks = runbooks;
  }

  /** What the rule does, as it goes on after "would". */
  public String words(Rule rule) {
    return switch (rule.terms().action()) {
      case RuleAction.Act(var action) -> action.words();
      case RuleAction.GoThrough(UUID runbook) ->
          runbooks
              .find(runbook)
              .map(Runbook::title)
              .map(title -> "go through \"" + title + "\"")
              .orElse("go through a runbook that was deleted");
    };
  }

  String plan(Rule rule) {
    return switch (rule.terms().action()) {
      case RuleAction.Act(var action) -> actions.plan(rule.team(), action);
      case RuleAction.GoThrough(UUID runbook) -> desk.planAutomatic(rule.team(), runbook);
    };
  }

  Progress start(Rule rule, Execution.Cause cause) {
    return switch (rule.terms().action()) {
      case RuleAction.Act(var action) ->
          actions.start(
              action,
              new Errand(
                  rule.team(),
                  Author.PLATFORM,
                  rule.updatedBy(),
                  "rule \"%s\": alarm \"%s\" went %s"
                      .formatted(rule.name(), cause.alarmName(), cause.went().name())));
      case RuleAction.GoThrough(UUID runbook) ->
          progress(desk.startAutomatic(rule.team(), runbook, rule.id(), rule.updatedBy()));
    };
  }

  Progress look(Rule rule, String ref) {
    if (ref.startsWith(RUN)) {
      return runs.find(UUID.fromString(ref.substring(RUN.length())))
          .map(Deeds::progress)
          .orElseGet(() -> new Progress.Failed(ref, "The run is not known any more."));
    }
    return switch (rule.terms().action()) {
      case RuleAction.Act(var action) -> actions.look(rule.team(), action, ref);
      case RuleAction.GoThrough _ ->
          new Progress.Failed(ref, "The rule was changed while its action went on.");
    };
  }

  private static Progress progress(RunbookRun run) {
    String ref = RUN + run.id();
    long over = run.steps().stream().filter(step -> step.state().isOver()).count();
    return switch (run.state()) {
      case RUNNING ->
          new Progress.Going(ref, "%d of %d steps are over.".formatted(over, run.steps().size()));
      case DONE -> new Progress.Done(ref, "All %d steps are over.".formatted(over));
      case FAILED, ABORTED ->
          new Progress.Failed(ref, run.detail() == null ? "The run ended." : run.detail());
    };
  }
}
