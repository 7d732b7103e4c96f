package dev.firedrill.app.wiring;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.persistence.AutomationPersistence;
import dev.firedrill.automation.rule.Deeds;
import dev.firedrill.automation.rule.Execution;
import dev.firedrill.automation.rule.Executions;
import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleAction;
import dev.firedrill.automation.rule.RuleBook;
import dev.firedrill.automation.rule.RuleDesk;
import dev.firedrill.automation.rule.RuleEngine;
import dev.firedrill.automation.rule.Rules;
import dev.firedrill.automation.run.Rehearsal;
import dev.firedrill.automation.run.RunBook;
import dev.firedrill.automation.run.RunDesk;
import dev.firedrill.automation.run.Runs;
import dev.firedrill.automation.run.StepRunner;
import dev.firedrill.automation.runbook.Runbooks;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.bot.fleet.BotRoom;
import dev.firedrill.capacity.CapacityDesk;
import dev.firedrill.capacity.CapacityRules;
import dev.firedrill.capacity.Sizes;
import dev.firedrill.capacity.persistence.CapacityPersistence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.notify.Inbox;
import dev.firedrill.notify.OutboxStore;
import dev.firedrill.notify.StoredOutbox;
import dev.firedrill.notify.persistence.NotifyPersistence;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.testing.AlarmWorld;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Alarms, rules, runbooks, deployments, flags, sizes and the outbox as the platform wires them, on
 * a real database; only what bots measure and whether their processes start is made by hand.
 */
final class AutomationStage {
  static final String GAUGE = "errors";

  final BotRoom bots;
  final AlarmWorld alarms;
  final TestFlags flags;
  final Sizes sizes;
  final CapacityDesk capacity;
  final BotActions actions;
  final Runbooks runbooks;
  final Runs runs;
  final RunDesk runDesk;
  final Rules rules;
  final Executions executions;
  final RuleDesk ruleDesk;
  final RuleEngine engine;
  final StepRunner runner;
  final Inbox inbox;

  AutomationStage(TestDatabase database) {
    bots = new BotRoom(database).inService();
    alarms = new AlarmWorld(database);
    flags = new TestFlags(database, alarms.clock);
    flags.store.provision(bots.bot);
    sizes = CapacityPersistence.sizes(database.jdbi());
    capacity =
        new CapacityDesk(
            sizes,
            new CapacityRules(10, 256),
            CapacityWiring.restarts(bots.desk),
            database.evidence(),
            database.transactions(),
            alarms.clock);
    actions =
        new BotActions(
            bots.desk,
            bots.rollback,
            bots.deployments,
            flags.store,
            flags.desk,
            new SizesOfCapacity(capacity, bots.deployments));
    runbooks = AutomationPersistence.runbooks(database.jdbi());
    runs = AutomationPersistence.runs(database.jdbi());
    RunBook runBook = new RunBook(runs, database.evidence(), bots.events, alarms.clock);
    runDesk =
        new RunDesk(
            runbooks,
            runs,
            runBook,
            new Rehearsal(actions, (_, _) -> java.util.Optional.of(1.0)),
            database.transactions(),
            UUID::randomUUID);
    runner =
        new StepRunner(
            runs, runBook, actions, (_, _) -> java.util.Optional.of(1.0), database.transactions());
    rules = AutomationPersistence.rules(database.jdbi());
    executions = AutomationPersistence.executions(database.jdbi());
    RuleBook book = new RuleBook(database.evidence(), bots.events);
    OutboxStore store = NotifyPersistence.outbox(database.jdbi(), UUID::randomUUID, alarms.clock);
    inbox = NotifyPersistence.inbox(database.jdbi());
    ruleDesk =
        new RuleDesk(
            rules,
            book,
            alarms.alarms,
            runbooks,
            actions,
            database.transactions(),
            UUID::randomUUID,
            alarms.clock);
    engine =
        new RuleEngine(
            new RuleEngine.Ports(
                rules,
                executions,
                book,
                new Deeds(actions, runDesk, runs, runbooks),
                alarms.alarms,
                new RuleStops(
                    new StoredOutbox(store, bots.events),
                    NotifyPersistence.routes(database.jdbi()),
                    database.teams()),
                database.evidence(),
                database.transactions(),
                UUID::randomUUID,
                alarms.clock));
  }

  /** An alarm that fires when the gauge of ten seconds is 1 or more. */
  Alarm alarm() {
    return alarms.make(bots.team.id(), AlarmWorld.gauge("users unhappy", GAUGE, 1, 1, 1), bots.ada);
  }

  Rule rule(Alarm alarm, RuleAction action) {
    return ruleDesk.create(
        bots.team.id(),
        new Rule.Terms("mend it", alarm.id(), AlarmState.ALARM, action, 60, 6, false, true),
        bots.ada);
  }

  Rule rule(Alarm alarm, Action action) {
    return rule(alarm, new RuleAction.Act(action));
  }

  /** The bot hurts for ten seconds; then alarms and rules look. */
  void hurts() {
    alarms.tenSeconds(bots.bot, GAUGE, 5.0);
    int _ = engine.react();
  }

  void heals() {
    alarms.tenSeconds(bots.bot, GAUGE, 0.0);
    int _ = engine.react();
  }

  void pass(long seconds) {
    alarms.clock.step(Duration.ofSeconds(seconds));
  }

  /** Brings what is in progress into service, as the deployment of this number. */
  void settle(long number) {
    bots.pass();
    bots.connect(number);
    bots.pass(Duration.ofSeconds(2));
    bots.pass(Duration.ofSeconds(4));
    bots.runtime.letStop();
    bots.pass();
  }

  Deployment running() {
    return bots.deployments.current(bots.bot).orElseThrow();
  }

  /** Newest first. */
  List<Execution> executions(Rule rule) {
    return executions.newest(rule.id(), null, 20);
  }

  Execution latest(Rule rule) {
    return executions(rule).getFirst();
  }

  List<EvidenceEvent> facts(EvidenceKind kind) {
    return bots.evidence(kind);
  }
}
