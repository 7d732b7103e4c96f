package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.rule.Execution;
import dev.firedrill.automation.rule.Rule;
import dev.firedrill.automation.rule.RuleAction;
import dev.firedrill.automation.run.RunbookRun;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.bot.deploy.Deployment;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.notify.Inbox;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a measured figure over alarm and rule to what happens at the bot, and back as evidence. */
class RuleChainTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final EnvironmentName PRODUCTION = EnvironmentName.PRODUCTION;
  private static final String FLAG = "need-mention";

  private final AutomationStage stage = new AutomationStage(DATABASE);
  private final Alarm alarm = stage.alarm();

  private EvidenceEvent executed() {
    return stage.facts(EvidenceKind.AUTOMATION_EXECUTED).getLast();
  }

  @Test
  void anAlarmRestartsTheBot() {
    Rule rule = stage.rule(alarm, new Action.Restart(PRODUCTION));
    stage.heals();
    assertThat(stage.executions(rule)).isEmpty();

    stage.hurts();
    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.RUNNING);
    assertThat(stage.bots.deployment(2).kind()).isEqualTo(Deployment.Kind.RESTART);
    stage.settle(2);
    stage.engine.follow();

    assertThat(stage.bots.runtime.up()).containsExactly(2L);
    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.DONE);
    assertThat(stage.latest(rule).detail()).isEqualTo("Deployment 2 of v1 is in service.");
    EvidenceEvent went = stage.facts(EvidenceKind.ALARM_STATE_CHANGED).getLast();
    assertThat(executed().causedBy()).isEqualTo(went.id());
    assertThat(executed().payload())
        .containsEntry("result", "DONE")
        .containsEntry("ref", "deployment:PRODUCTION:2")
        .containsEntry("madeBy", stage.bots.ada.value().toString());
    assertThat(stage.facts(EvidenceKind.BOT_RESTART_REQUESTED).getLast().text())
        .contains("rule \"mend it\": alarm \"users unhappy\" went ALARM");
  }

  @Test
  void anAlarmRollsTheBotBack() {
    stage.bots.deploy(stage.bots.upload("a bad one"));
    stage.settle(2);
    Rule rule = stage.rule(alarm, new Action.Rollback(PRODUCTION, null));

    stage.hurts();
    stage.settle(3);
    stage.engine.follow();

    assertThat(stage.running().release().number()).isEqualTo(1);
    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.DONE);
  }

  @Test
  void anAlarmSwitchesAFlagAtOnce() {
    Rule rule = stage.rule(alarm, new Action.SwitchFlag(PRODUCTION, FLAG, true));

    stage.hurts();

    assertThat(stage.flags.store.find(stage.bots.bot, FLAG).orElseThrow().on()).isTrue();
    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.DONE);
    assertThat(executed().payload()).containsEntry("ref", "flag:PRODUCTION:need-mention:2");
  }

  @Test
  void anAlarmGivesTheBotAnotherSize() {
    Rule rule = stage.rule(alarm, new Action.Scale(PRODUCTION, 512, null));

    stage.hurts();
    stage.settle(2);
    stage.engine.follow();

    assertThat(stage.capacity.size(stage.bots.bot).memoryMiB()).isEqualTo(512);
    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.DONE);
    assertThat(executed().payload())
        .containsEntry("ref", "capacity:PRODUCTION:2+deployment:PRODUCTION:2");
  }

  @Test
  void anAlarmGoesThroughARunbook() {
    Rule rule = stage.rule(alarm, new RuleAction.GoThrough(runbook().id()));

    stage.hurts();
    RunbookRun run = stage.runs.open(runbookId).orElseThrow();
    stage.runner.work(run.id());
    stage.runner.work(run.id());
    stage.settle(2);
    stage.runner.work(run.id());
    stage.engine.follow();

    assertThat(stage.flags.store.find(stage.bots.bot, FLAG).orElseThrow().on()).isTrue();
    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.DONE);
    assertThat(stage.facts(EvidenceKind.RUNBOOK_STEP_EXECUTED))
        .extracting(step -> step.payload().get("ref"))
        .containsExactly("flag:PRODUCTION:need-mention:2", "deployment:PRODUCTION:2");
  }

  private final UUID runbookId = UUID.randomUUID();

  private Runbook runbook() {
    Instant now = stage.alarms.clock.instant();
    Runbook runbook =
        new Runbook(
            runbookId,
            stage.bots.team.id(),
            1,
            "Calm it",
            """
            ```step
            action: flag
            environment: production
            flag: need-mention
            on: true
            ```

            ```step
            action: restart
            environment: production
            ```
            """,
            now,
            stage.bots.ada,
            now,
            stage.bots.ada);
    stage.runbooks.save(runbook);
    return runbook;
  }

  @Test
  void whatIsRefusedIsWrittenDownWithTheReason() {
    Rule rule = stage.rule(alarm, new Action.Rollback(PRODUCTION, null));

    stage.hurts();

    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.FAILED);
    assertThat(executed().payload()).containsEntry("result", "FAILED").doesNotContainKey("ref");
    assertThat(executed().text()).contains(stage.latest(rule).detail());
    assertThat(stage.running().number()).isEqualTo(1);
  }

  @Test
  void aBotThatDoesNotComeUpIsAFailureOfTheRule() {
    Rule rule = stage.rule(alarm, new Action.Restart(PRODUCTION));
    stage.hurts();
    stage.bots.pass();

    stage.pass(301);
    stage.engine.follow();

    assertThat(stage.latest(rule).state()).isEqualTo(Execution.State.TIMED_OUT);
    assertThat(stage.latest(rule).detail()).contains("took too long");
  }

  @Test
  void aRuleThatGoesInACircleIsSwitchedOffAndPeopleAreTold() {
    Rule rule = stage.rule(alarm, new Action.SwitchFlag(PRODUCTION, FLAG, true));
    for (int round = 0; round < 4; round++) {
      stage.hurts();
      stage.pass(60);
      stage.heals();
    }

    Rule stopped = stage.rules.find(rule.id()).orElseThrow();
    assertThat(stopped.isEnabled()).isFalse();
    assertThat(stopped.stoppedBecause()).contains("It acted 3 times in 10 minutes");
    assertThat(stage.inbox.list(stage.bots.ada, null, 10))
        .singleElement()
        .satisfies(
            item -> assertThat(item.title()).isEqualTo("The rule \"mend it\" was switched off"))
        .extracting(Inbox.Item::href)
        .isEqualTo("/teams/" + stage.bots.team.slug().value() + "/runbooks");
  }
}
