package dev.firedrill.automation.api.runbook;

import dev.firedrill.automation.api.NamedView;
import dev.firedrill.automation.api.People;
import dev.firedrill.automation.run.RunStep;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.RunbookDesk;
import dev.firedrill.automation.runbook.RunbookMarkdown;
import dev.firedrill.automation.runbook.RunbookStep;
import dev.firedrill.automation.runbook.StepAction;
import dev.firedrill.team.Teams;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runbooks and runs as they are sent. */
public final class RunbookViews {
  private final RunbookDesk desk;
  private final Runs runs;
  private final RunbookHtml html;
  private final Teams teams;
  private final People people;

  public RunbookViews(RunbookDesk desk, Runs runs, RunbookHtml html, Teams teams) {
    this.desk = desk;
    this.runs = runs;
    this.html = html;
    this.teams = teams;
    this.people = new People(teams);
  }

  People people() {
    return people;
  }

  public RunbookView of(Runbook runbook) {
    return new RunbookView(
        runbook.id(),
        runbook.version(),
        runbook.title(),
        runbook.markdown(),
        html.of(runbook.markdown()),
        steps(runbook.steps()),
        alarms(runbook),
        openRun(runbook),
        runbook.createdAt(),
        people.view(runbook.createdBy()),
        runbook.savedAt(),
        people.view(runbook.savedBy()));
  }

  public RunbookItemView item(Runbook runbook) {
    List<RunbookStep> steps = runbook.steps();
    return new RunbookItemView(
        runbook.id(),
        runbook.version(),
        runbook.title(),
        steps.size(),
        (int) steps.stream().filter(step -> step.problem() != null).count(),
        alarms(runbook),
        openRun(runbook),
        runbook.savedAt(),
        people.view(runbook.savedBy()));
  }

  RunbookPreviewView preview(String markdown) {
    return new RunbookPreviewView(html.of(markdown), steps(RunbookMarkdown.steps(markdown)));
  }

  private static List<RunbookStepView> steps(List<RunbookStep> steps) {
    return steps.stream().map(RunbookStepView::of).toList();
  }

  private List<NamedView> alarms(Runbook runbook) {
    return desk.alarmsOf(runbook).stream()
        .map(alarm -> new NamedView(alarm.id(), alarm.name()))
        .toList();
  }

  private @Nullable UUID openRun(Runbook runbook) {
    return runs.open(runbook.id()).map(RunbookRun::id).orElse(null);
  }

  public RunbookRunView of(RunbookRun run) {
    return new RunbookRunView(
        run.id(),
        teams.get(run.team()).slug().value(),
        new NamedView(run.runbook(), run.title()),
        run.version(),
        run.incident(),
        run.dryRun(),
        run.rule(),
        run.state(),
        run.detail(),
        run.isAutomatic() ? null : run.next().map(RunStep::n).orElse(null),
        people.view(run.startedBy()),
        run.startedAt(),
        run.endedAt(),
        run.steps().stream().map(step -> step(run, step)).toList());
  }

  private RunbookRunStepView step(RunbookRun run, RunStep step) {
    StepAction action = step.action();
    return new RunbookRunStepView(
        step.n(),
        step.title(),
        step.arguments().get("action"),
        action.environment(),
        action.words(),
        step.arguments(),
        step.state(),
        step.attempt(),
        people.view(step.by()),
        step.startedAt(),
        step.deadline(),
        step.endedAt(),
        step.startedAt() == null || step.endedAt() == null
            ? null
            : Duration.between(step.startedAt(), Objects.requireNonNull(step.endedAt())).toMillis()
                / 1_000.0,
        step.detail(),
        !run.isAutomatic() && run.mayBeRepeated(step));
  }
}
