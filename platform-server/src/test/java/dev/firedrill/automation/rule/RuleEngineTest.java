package dev.firedrill.automation.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.testing.AutomationRoom;
import dev.firedrill.bot.Author;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.AlarmRef;
import dev.firedrill.telemetry.AlarmState;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RuleEngineTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final RuleAction RESTART =
      new RuleAction.Act(new Action.Restart(EnvironmentName.PRODUCTION));

  private final AutomationRoom room = new AutomationRoom(DATABASE);
  private final AlarmRef slow = room.alarms.add(room.production, "Slow answers", null);
  private final RuleEngine engine = room.engine();

  /** An engine serves all teams, those of the other tests too. */
  @BeforeEach
  void othersRest() {
    DATABASE
        .jdbi()
        .useHandle(handle -> handle.execute("UPDATE automation_rule SET enabled = FALSE"));
  }

  private Rule rule(String name, UUID alarm, RuleAction action, int perHour, boolean dryRun) {
    return room.ruleDesk.create(
        room.team.id(),
        new Rule.Terms(name, alarm, AlarmState.ALARM, action, 60, perHour, dryRun, true),
        room.ada);
  }

  private void goesOff(AlarmRef alarm) {
    room.alarms.go(alarm.id(), AlarmState.ALARM, room.clock.instant());
  }

  private List<Execution> executions(Rule rule) {
    return room.executions.newest(rule.id(), null, 50);
  }

  @Test
  void aRuleActsOnceWhenItsAlarmGoesOff() {
    Rule rule = rule("restart it", slow.id(), RESTART, 6, false);
    room.alarms.go(slow.id(), AlarmState.OK, room.clock.instant());
    assertThat(engine.react()).isZero();

    goesOff(slow);
    assertThat(engine.react()).isEqualTo(1);
    assertThat(engine.react()).isZero();
    assertThat(room.actions.begun).hasSize(1);
    assertThat(room.actions.errands.getFirst().author()).isEqualTo(Author.PLATFORM);
    assertThat(room.actions.errands.getFirst().reason())
        .isEqualTo("rule \"restart it\": alarm \"Slow answers\" went ALARM");

    room.pass(7);
    room.actions.end(1, true);
    engine.follow();
    assertThat(executions(rule))
        .singleElement()
        .satisfies(done -> assertThat(done.state()).isEqualTo(Execution.State.DONE));
    EvidenceEvent fact = room.facts(EvidenceKind.AUTOMATION_EXECUTED).getFirst();
    assertThat(fact.payload())
        .containsEntry("alarmName", "Slow answers")
        .containsEntry("what", "restart the production bot")
        .containsEntry("result", "DONE")
        .containsEntry("ref", "deployment:PRODUCTION:1");
    assertThat(fact.number("seconds")).isEqualTo(7.0);
    assertThat(fact.causedBy())
        .isEqualTo(room.facts(EvidenceKind.ALARM_STATE_CHANGED).getLast().id());
  }

  @Test
  void manyServersActOnce() throws Exception {
    rule("restart it", slow.id(), RESTART, 6, false);
    goesOff(slow);
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService servers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        servers.execute(() -> {
          try {
            start.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          int _ = room.engine().react();
        });
      }
      start.countDown();
    }
    assertThat(room.actions.begun).hasSize(1);
  }

  @Test
  void whatHappenedWhileNoServerRanIsActedOnUnlessItIsPast() {
    Rule rule = rule("restart it", slow.id(), RESTART, 6, false);
    goesOff(slow);
    room.pass(9 * 60);
    assertThat(room.engine().react()).isEqualTo(1);
    assertThat(room.actions.begun).hasSize(1);

    room.pass(3_600);
    goesOff(slow);
    room.pass(11 * 60);
    assertThat(room.engine().react()).isZero();

    goesOff(slow);
    room.alarms.turn(slow.id(), AlarmState.OK);
    assertThat(engine.react()).isEqualTo(1);
    assertThat(executions(rule).getFirst().state()).isEqualTo(Execution.State.SKIPPED);
    assertThat(executions(rule).getFirst().detail()).contains("the alarm is OK again");
    assertThat(room.actions.begun).hasSize(1);
  }

  @Test
  void whatWasBeforeTheRuleIsNoConcernOfIt() {
    goesOff(slow);
    room.clock.set(room.clock.instant().plus(Duration.ofMinutes(5)));
    rule("restart it", slow.id(), RESTART, 6, false);

    assertThat(engine.react()).isZero();
  }

  @Test
  void limitsHoldARuleBackAndSaySo() {
    Rule rule = rule("restart it", slow.id(), RESTART, 2, false);
    room.actions.immediate = true;
    goesOff(slow);
    engine.react();
    room.pass(30);
    goesOff(slow);
    engine.react();
    assertThat(executions(rule).getFirst().detail()).contains("rests for 60 s").contains("30 s");
    room.pass(60);
    goesOff(slow);
    engine.react();
    room.pass(61);
    goesOff(slow);
    engine.react();

    assertThat(room.actions.begun).hasSize(2);
    assertThat(executions(rule).getFirst().detail()).contains("at most 2 times an hour");
    assertThat(room.facts(EvidenceKind.AUTOMATION_EXECUTED)).hasSize(2);
  }

  @Test
  void aDryRuleSaysWhatItWouldDo() {
    Rule rule = rule("restart it", slow.id(), RESTART, 6, true);
    goesOff(slow);
    engine.react();

    assertThat(room.actions.begun).isEmpty();
    assertThat(executions(rule).getFirst().state()).isEqualTo(Execution.State.DRY_RUN);
    assertThat(executions(rule).getFirst().detail()).isEqualTo("Would restart the production bot.");
  }

  @Test
  void aRefusalIsWrittenDownAndNotTriedAgain() {
    Rule rule = rule("restart it", slow.id(), RESTART, 6, false);
    room.actions.refusal = "Deployments are frozen until noon.";
    goesOff(slow);
    assertThat(engine.react()).isEqualTo(1);
    assertThat(engine.react()).isZero();

    assertThat(executions(rule).getFirst().state()).isEqualTo(Execution.State.FAILED);
    assertThat(room.facts(EvidenceKind.AUTOMATION_EXECUTED).getFirst().text())
        .contains("failed")
        .contains("Deployments are frozen until noon.");
  }

  @Test
  void aRuleThatBringsItsOwnAlarmAboutIsStoppedAndPeopleAreCalled() {
    Rule rule = rule("restart it", slow.id(), RESTART, 6, false);
    room.actions.immediate = true;
    for (int i = 0; i < 5; i++) {
      goesOff(slow);
      engine.react();
      room.pass(61);
    }

    assertThat(room.actions.begun).hasSize(3);
    Rule stopped = room.rules.find(rule.id()).orElseThrow();
    assertThat(stopped.isEnabled()).isFalse();
    assertThat(stopped.stoppedBecause()).contains("acted 3 times in 10 minutes");
    assertThat(executions(rule).getFirst().state()).isEqualTo(Execution.State.STOPPED);
    assertThat(room.alerts).singleElement().asString().startsWith("restart it: ");
    assertThat(room.facts(EvidenceKind.AUTOMATION_CHANGED).getLast().text())
        .contains("stopped by the loop guard");
  }

  @Test
  void aRingOfRulesIsNamed() {
    AlarmRef other = room.alarms.add(room.production, "No answers", null);
    room.actions.immediate = true;
    rule("restart it", slow.id(), RESTART, 6, false);
    rule(
        "roll it back",
        other.id(),
        new RuleAction.Act(new Action.Rollback(EnvironmentName.PRODUCTION, null)),
        6,
        false);
    for (int i = 0; i < 5; i++) {
      goesOff(slow);
      engine.react();
      room.pass(35);
      goesOff(other);
      engine.react();
      room.pass(35);
    }

    assertThat(room.alerts).isNotEmpty();
    assertThat(room.alerts.getFirst()).contains("in a ring with \"roll it back\"");
    assertThat(room.actions.begun).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void savingTheRuleLetsItActAgain() {
    Rule rule = rule("restart it", slow.id(), RESTART, 6, false);
    room.rules.save(rule.stopped("It went in a circle."));
    goesOff(slow);
    assertThat(engine.react()).isZero();

    RuleOutcome saved = room.ruleDesk.save(room.team.id(), rule.id(), 2, rule.terms(), room.ada);
    assertThat(saved)
        .isInstanceOfSatisfying(
            RuleOutcome.Saved.class, now -> assertThat(now.rule().stoppedBecause()).isNull());
    assertThat(room.ruleDesk.save(room.team.id(), rule.id(), 2, rule.terms(), room.ada))
        .isInstanceOf(RuleOutcome.Stale.class);
  }

  @Test
  void aRuleGoesThroughARunbookByItself() {
    Runbook runbook =
        room.runbook(
            """
            ```step
            action: restart
            environment: production
            ```

            ```step
            action: wait
            for: 5s
            ```
            """);
    Rule rule = rule("go through", slow.id(), new RuleAction.GoThrough(runbook.id()), 6, false);
    goesOff(slow);
    engine.react();
    RunbookRun run = room.runs.open(runbook.id()).orElseThrow();
    room.runner().work(run.id());
    room.actions.end(1, true);
    room.runner().work(run.id());
    room.pass(5);
    room.runner().work(run.id());
    engine.follow();

    assertThat(room.now(run).state()).isEqualTo(RunbookRun.State.DONE);
    assertThat(executions(rule).getFirst().state()).isEqualTo(Execution.State.DONE);
    assertThat(executions(rule).getFirst().ref()).isEqualTo("run:" + run.id());
    assertThat(room.facts(EvidenceKind.RUNBOOK_STEP_EXECUTED))
        .allSatisfy(step -> assertThat(step.actor()).isNull());
  }

  @Test
  void anAutomaticRunEndsWithTheFirstStepThatFails() {
    Runbook runbook =
        room.runbook(
            """
            ```step
            action: restart
            environment: production
            ```

            ```step
            action: wait
            for: 5s
            ```
            """);
    Rule rule = rule("go through", slow.id(), new RuleAction.GoThrough(runbook.id()), 6, false);
    goesOff(slow);
    engine.react();
    RunbookRun run = room.runs.open(runbook.id()).orElseThrow();
    room.runner().work(run.id());
    room.actions.end(1, false);
    room.runner().work(run.id());
    engine.follow();

    assertThat(room.now(run).state()).isEqualTo(RunbookRun.State.FAILED);
    assertThat(executions(rule).getFirst().state()).isEqualTo(Execution.State.FAILED);
    assertThat(executions(rule).getFirst().detail())
        .isEqualTo("Step 1 failed: It failed: out of memory.");
  }

  @Test
  void whatTakesTooLongIsGivenUp() {
    Rule rule = rule("restart it", slow.id(), RESTART, 6, false);
    goesOff(slow);
    engine.react();
    room.pass(301);
    engine.follow();

    assertThat(executions(rule).getFirst().state()).isEqualTo(Execution.State.TIMED_OUT);
    assertThat(executions(rule).getFirst().detail()).contains("took too long");
  }

  @Test
  void aRunbookWithAStepThatCannotBeExecutedIsNoAction() {
    Runbook broken =
        room.runbook(
            """
            ```step
            action: fly
            ```
            """);
    Runbook bare = room.runbook("Only words.");

    assertThatThrownBy(
            () -> rule("go through", slow.id(), new RuleAction.GoThrough(broken.id()), 6, false))
        .hasMessageContaining("Step 1 of the runbook")
        .hasMessageContaining("'fly' is no action");
    assertThatThrownBy(
            () -> rule("go through", slow.id(), new RuleAction.GoThrough(bare.id()), 6, false))
        .hasMessageContaining("has no step to execute");
  }
}
