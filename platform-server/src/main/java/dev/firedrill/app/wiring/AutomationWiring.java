package dev.firedrill.app.wiring;

import dev.firedrill.automation.Actions;
import dev.firedrill.automation.AutomationChanged;
import dev.firedrill.automation.Measures;
import dev.firedrill.automation.RunbookRunChanged;
import dev.firedrill.automation.api.rule.RuleResource;
import dev.firedrill.automation.api.rule.RuleView;
import dev.firedrill.automation.api.rule.RuleViews;
import dev.firedrill.automation.api.runbook.RunbookHistoryResource;
import dev.firedrill.automation.api.runbook.RunbookHtml;
import dev.firedrill.automation.api.runbook.RunbookResource;
import dev.firedrill.automation.api.runbook.RunbookRunListResource;
import dev.firedrill.automation.api.runbook.RunbookRunResource;
import dev.firedrill.automation.api.runbook.RunbookViews;
import dev.firedrill.automation.api.toil.ReadinessResource;
import dev.firedrill.automation.api.toil.ToilResource;
import dev.firedrill.automation.commands.RunbookCommands;
import dev.firedrill.automation.persistence.AutomationPersistence;
import dev.firedrill.automation.readiness.AlarmsReady;
import dev.firedrill.automation.readiness.BotsConnected;
import dev.firedrill.automation.readiness.Readiness;
import dev.firedrill.automation.readiness.ReadinessCheck;
import dev.firedrill.automation.rule.Deeds;
import dev.firedrill.automation.rule.Executions;
import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleAction;
import dev.firedrill.automation.rule.RuleAlert;
import dev.firedrill.automation.rule.RuleBook;
import dev.firedrill.automation.rule.RuleDesk;
import dev.firedrill.automation.rule.RuleEngine;
import dev.firedrill.automation.rule.Rules;
import dev.firedrill.automation.run.Rehearsal;
import dev.firedrill.automation.run.RunBook;
import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.run.RunbookTick;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.run.StepRunner;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.runbook.RunbookDesk;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.automation.toil.ToilMeter;
import dev.firedrill.bot.BotFleet;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Ticker;
import dev.firedrill.live.LiveAudience;
import dev.firedrill.live.LiveEvent;
import dev.firedrill.live.LiveFeed;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.AlarmChanged;
import dev.firedrill.telemetry.Alarms;
import dev.firedrill.workspace.SlashCommand;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runbooks, rules, the toil meter and what a team has still to prepare. */
record AutomationWiring(
    Runs runs,
    RunbookViews runbookViews,
    Rules rules,
    RuleViews ruleViews,
    SlashCommand command,
    List<Object> resources) {
  /** What other features bring. */
  record Ports(
      Actions actions,
      Measures measures,
      Alarms alarms,
      Predicate<UUID> pages,
      RuleAlert alert,
      RunbookHtml html,
      BotFleet fleet,
      List<ReadinessCheck> checks,
      BiPredicate<PersonId, TeamId> mayOperate) {}

  static AutomationWiring on(Foundation f, Ports ports) {
    Runbooks runbooks = AutomationPersistence.runbooks(f.jdbi());
    Runs runs = AutomationPersistence.runs(f.jdbi());
    Rules rules = AutomationPersistence.rules(f.jdbi());
    Executions executions = AutomationPersistence.executions(f.jdbi());
    RunBook runBook = new RunBook(runs, f.evidence(), f.events(), f.clock());
    RunDesk runDesk =
        new RunDesk(
            runbooks,
            runs,
            runBook,
            new Rehearsal(ports.actions(), ports.measures()),
            f.transactions(),
            f.ids());
    RunbookDesk desk =
        new RunbookDesk(
            runbooks,
            ports.alarms(),
            runbook -> users(runbook, rules, runs),
            f.evidence(),
            f.transactions(),
            f.ids(),
            f.clock());
    RunbookTick runbookTick =
        new RunbookTick(
            runs,
            new StepRunner(runs, runBook, ports.actions(), ports.measures(), f.transactions()));
    f.events().subscribe(RunbookRunChanged.class, _ -> runbookTick.nudge());
    f.backgrounds().add("runbooks", runbookTick);
    Deeds deeds = new Deeds(ports.actions(), runDesk, runs, runbooks);
    RuleBook book = new RuleBook(f.evidence(), f.events());
    RuleEngine engine =
        new RuleEngine(
            new RuleEngine.Ports(
                rules,
                executions,
                book,
                deeds,
                ports.alarms(),
                ports.alert(),
                f.evidence(),
                f.transactions(),
                f.ids(),
                f.clock()));
    Ticker tick =
        new Ticker(
            "automation-rules",
            Duration.ofSeconds(2),
            () -> {
              int _ = engine.react();
              engine.follow();
            });
    f.backgrounds().add("automation rules", tick);
    f.events().subscribe(AlarmChanged.class, changed -> tick.nudge());
    RuleDesk ruleDesk =
        new RuleDesk(
            rules,
            book,
            ports.alarms(),
            runbooks,
            ports.actions(),
            f.transactions(),
            f.ids(),
            f.clock());
    RunbookViews runbookViews = new RunbookViews(desk, runs, ports.html(), f.teams());
    RuleViews ruleViews = new RuleViews(ports.alarms(), executions, runbooks, deeds, f.teams());
    return new AutomationWiring(
        runs,
        runbookViews,
        rules,
        ruleViews,
        RunbookCommands.runbook(runbooks, runs, runDesk, ports.mayOperate()),
        List.of(
            new RunbookResource(desk, runDesk, runbooks, runbookViews, f.access()),
            new RunbookHistoryResource(runbooks, runbookViews, f.access()),
            new RunbookRunResource(runDesk, runs, runbookViews, f.access()),
            new RunbookRunListResource(runs, runbookViews, f.access()),
            new RuleResource(ruleDesk, rules, executions, ruleViews, f.access()),
            new ToilResource(new ToilMeter(f.evidence(), f.clock()), f.teams(), f.access()),
            new ReadinessResource(readiness(ports, runbooks), f.access())));
  }

  /** A rule as it stands after it was changed or did something. */
  record LiveAutomationView(String team, RuleView rule) {}

  /** Tells open pages of a team how its runs and rules go on. */
  void tell(Foundation f, LiveFeed feed) {
    f.events()
        .subscribe(
            RunbookRunChanged.class,
            changed ->
                runs.find(changed.run())
                    .ifPresent(run ->
                        feed.publish(
                            LiveEvent.of(
                                "runbook-run",
                                new LiveAudience.TeamAndStaff(run.team()),
                                runbookViews.of(run)))));
    f.events()
        .subscribe(
            AutomationChanged.class,
            changed ->
                rules
                    .find(changed.rule())
                    .ifPresent(rule ->
                        feed.publish(
                            LiveEvent.of(
                                "automation",
                                new LiveAudience.TeamAndStaff(rule.team()),
                                new LiveAutomationView(
                                    f.teams().get(rule.team()).slug().value(),
                                    ruleViews.of(rule))))));
  }

  private static Readiness readiness(Ports ports, Runbooks runbooks) {
    return new Readiness(
        Stream.concat(
                Stream.of(
                    new BotsConnected(ports.fleet()),
                    new AlarmsReady(ports.alarms(), ports.pages(), runbooks)),
                ports.checks().stream())
            .toList());
  }

  /** What would break if the runbook were gone. */
  private static List<String> users(Runbook runbook, Rules rules, Runs runs) {
    return Stream.concat(
            rules.of(runbook.team()).stream()
                .filter(
                    rule -> rule.terms().action().equals(new RuleAction.GoThrough(runbook.id())))
                .map(Rule::name)
                .map(name -> "rule \"" + name + "\""),
            runs.open(runbook.id()).stream().map(_ -> "a run that goes on"))
        .toList();
  }
}
