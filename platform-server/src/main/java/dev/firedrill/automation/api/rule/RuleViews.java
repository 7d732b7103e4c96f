package dev.firedrill.automation.api.rule;

import dev.firedrill.automation.api.NamedView;
import dev.firedrill.automation.api.People;
import dev.firedrill.automation.rule.Deeds;
import dev.firedrill.automation.rule.Executions;
import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleAction;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.team.Teams;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.Alarms;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rules as they are sent. */
public final class RuleViews {
  private final Alarms alarms;
  private final Executions executions;
  private final Runbooks runbooks;
  private final Deeds deeds;
  private final People people;

  public RuleViews(
      Alarms alarms, Executions executions, Runbooks runbooks, Deeds deeds, Teams teams) {
    this.alarms = alarms;
    this.executions = executions;
    this.runbooks = runbooks;
    this.deeds = deeds;
    this.people = new People(teams);
  }

  public RuleView of(Rule rule) {
    Rule.Terms terms = rule.terms();
    AlarmRef alarm = alarms.find(terms.alarm()).orElse(null);
    return new RuleView(
        rule.id(),
        rule.version(),
        rule.name(),
        terms.alarm(),
        alarm == null ? null : new NamedView(alarm.id(), alarm.name()),
        alarm == null ? null : alarm.state(),
        terms.when(),
        RuleActionView.of(terms.action()),
        deeds.words(rule),
        terms.cooldownSeconds(),
        terms.maxPerHour(),
        terms.dryRun(),
        terms.enabled(),
        problem(rule, alarm),
        rule.stoppedBecause(),
        executions.newest(rule.id(), null, 1).stream()
            .findFirst()
            .map(RuleExecutionView::of)
            .orElse(null),
        rule.createdAt(),
        people.view(rule.createdBy()),
        rule.updatedAt(),
        people.view(rule.updatedBy()));
  }

  private @Nullable String problem(Rule rule, @Nullable AlarmRef alarm) {
    if (alarm == null) {
      return "Its alarm was deleted: choose another one.";
    }
    if (!alarm.enabled()) {
      return "The alarm \"" + alarm.name() + "\" is disabled, so it never changes: enable it.";
    }
    return rule.terms().action() instanceof RuleAction.GoThrough(UUID runbook)
        ? runbooks.find(runbook).flatMap(RuleViews::problem).orElse(null)
        : null;
  }

  private static Optional<String> problem(Runbook runbook) {
    return runbook.steps().isEmpty()
        ? Optional.of("The runbook has no steps to execute: add some.")
        : runbook.steps().stream()
            .filter(step -> step.problem() != null)
            .findFirst()
            .map(step ->
                "Step %d of the runbook cannot be executed: %s"
                    .formatted(step.n(), step.problem()));
  }
}
