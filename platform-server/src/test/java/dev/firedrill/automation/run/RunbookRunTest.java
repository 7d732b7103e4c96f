package dev.firedrill.automation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.testing.AutomationRoom;
import dev.firedrill.bot.Author;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Failure;
import dev.firedrill.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunbookRunTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String RESTART =
      """
      ```step
      action: restart
      environment: production
      timeout: 60s
      ```
      """;
  private static final String CHECK =
      """
      ```step
      action: check
      environment: production
      users: availability
      expect: "> 95 %"
      within: 30s
      ```
      """;
  private static final String WAIT =
      """
      ```step
      action: wait
      for: 10s
      ```
      """;

  private final AutomationRoom room = new AutomationRoom(DATABASE);

  @Test
  void eachStepIsDoneOnceSomebodyConfirmedIt() {
    RunbookRun run = room.start(room.runbook(RESTART + WAIT));
    room.runner().work(run.id());
    assertThat(room.actions.begun).as("nothing is done unasked").isEmpty();

    room.confirm(run, 1);
    room.runner().work(run.id());
    room.runner().work(run.id());
    assertThat(room.actions.begun).as("begun once").hasSize(1);
    assertThat(state(run, 1)).isEqualTo(StepState.RUNNING);
    room.pass(4);
    room.actions.end(1, true);
    room.runner().work(run.id());
    assertThat(state(run, 1)).isEqualTo(StepState.DONE);
    assertThat(room.now(run).isOpen()).isTrue();

    room.confirm(run, 2);
    room.runner().work(run.id());
    assertThat(state(run, 2)).isEqualTo(StepState.RUNNING);
    room.pass(10);
    room.runner().work(run.id());
    assertThat(room.now(run).state()).isEqualTo(RunbookRun.State.DONE);

    List<EvidenceEvent> facts = room.facts(EvidenceKind.RUNBOOK_STEP_EXECUTED);
    assertThat(facts).hasSize(2);
    assertThat(facts.getFirst().actor()).isEqualTo(room.ada);
    assertThat(facts.getFirst().payload())
        .containsEntry("action", "restart")
        .containsEntry("result", "DONE")
        .containsEntry("automatic", false)
        .containsEntry("ref", "deployment:PRODUCTION:1");
    assertThat(facts.getFirst().number("seconds")).isEqualTo(4.0);
    assertThat(room.actions.errands.getFirst().author())
        .isEqualTo(new Author(room.ada, Author.Via.PAGE, null));
  }

  @Test
  void stepsComeInOrder() {
    RunbookRun run = room.start(room.runbook(RESTART + WAIT));

    assertThat(room.confirm(run, 2))
        .isInstanceOfSatisfying(
            RunOutcome.NotNow.class,
            no -> assertThat(no.detail()).contains("the next one is step 1"));
    room.confirm(run, 1);
    assertThat(room.confirm(run, 2))
        .isInstanceOfSatisfying(
            RunOutcome.NotNow.class, no -> assertThat(no.detail()).contains("still running"));
    assertThat(room.confirm(run, 1)).isInstanceOf(RunOutcome.NotNow.class);
    assertThat(room.confirm(run, 9)).isInstanceOf(RunOutcome.NotNow.class);
  }

  @Test
  void aStepThatHangsIsGivenUpAndMayBeTriedAgain() {
    RunbookRun run = room.start(room.runbook(RESTART));
    room.confirm(run, 1);
    room.runner().work(run.id());
    room.pass(59);
    assertThat(room.runner().giveUp(run.id())).isFalse();
    room.pass(1);
    assertThat(room.runner().giveUp(run.id())).isTrue();
    assertThat(room.runner().giveUp(run.id())).isFalse();

    RunStep late = room.now(run).step(1).orElseThrow();
    assertThat(late.state()).isEqualTo(StepState.TIMED_OUT);
    assertThat(late.detail()).contains("Not over after 60 s").contains("It is being started");
    assertThat(room.facts(EvidenceKind.RUNBOOK_STEP_EXECUTED).getFirst().text("result"))
        .isEqualTo("TIMED_OUT");

    assertThat(room.now(run).mayBeRepeated(late)).isTrue();
    room.confirm(run, 1);
    room.runner().work(run.id());
    assertThat(room.actions.begun).hasSize(2);
    room.actions.end(2, true);
    room.runner().work(run.id());
    assertThat(room.now(run).state()).isEqualTo(RunbookRun.State.DONE);
  }

  @Test
  void anotherServerGoesOnWhereOneStopped() {
    RunbookRun run = room.start(room.runbook(RESTART));
    room.confirm(run, 1);
    room.runner().work(run.id());
    assertThat(room.runs.withRunningStep()).contains(run.id());

    StepRunner afterRestart = room.runner();
    room.actions.end(1, true);
    afterRestart.work(run.id());

    assertThat(room.actions.begun).hasSize(1);
    assertThat(room.now(run).state()).isEqualTo(RunbookRun.State.DONE);
  }

  @Test
  void whatIsRefusedFailsWithTheReasonAndCanBeLeftOut() {
    RunbookRun run = room.start(room.runbook(RESTART + WAIT));
    room.actions.refusal = "Deployments are frozen until noon.";
    room.confirm(run, 1);
    room.runner().work(run.id());

    assertThat(room.now(run).step(1).orElseThrow().detail())
        .isEqualTo("Deployments are frozen until noon.");
    room.runDesk.skip(room.team.id(), run.id(), 1, room.hand());
    room.runDesk.skip(room.team.id(), run.id(), 2, room.hand());
    assertThat(room.now(run).state()).isEqualTo(RunbookRun.State.DONE);
    assertThat(state(run, 1)).isEqualTo(StepState.SKIPPED);
  }

  @Test
  void aCheckWaitsUntilTheFigureIsAsExpected() {
    RunbookRun run = room.start(room.runbook(CHECK));
    room.confirm(run, 1);
    room.runner().work(run.id());
    assertThat(room.now(run).step(1).orElseThrow().detail()).contains("Nothing is known");
    room.figure = Optional.of(0.5);
    room.runner().work(run.id());
    assertThat(state(run, 1)).isEqualTo(StepState.RUNNING);
    room.figure = Optional.of(0.99);
    room.runner().work(run.id());

    assertThat(state(run, 1)).isEqualTo(StepState.DONE);
    assertThat(room.now(run).step(1).orElseThrow().detail()).contains("is 0.99; expected > 0.95");
  }

  @Test
  void aCheckThatNeverHoldsFails() {
    RunbookRun run = room.start(room.runbook(CHECK));
    room.figure = Optional.of(0.5);
    room.confirm(run, 1);
    room.runner().work(run.id());
    room.pass(30);
    room.runner().work(run.id());

    assertThat(state(run, 1)).isEqualTo(StepState.FAILED);
    assertThat(room.now(run).isOpen()).as("it may be tried again").isTrue();
  }

  @Test
  void anAbortedRunStaysAsItWas() {
    RunbookRun run = room.start(room.runbook(RESTART + WAIT));
    room.confirm(run, 1);
    room.runner().work(run.id());
    room.runDesk.abort(room.team.id(), run.id(), room.hand());
    room.actions.end(1, true);
    room.runner().work(run.id());

    assertThat(room.now(run).state()).isEqualTo(RunbookRun.State.ABORTED);
    assertThat(state(run, 1)).isEqualTo(StepState.FAILED);
    assertThat(state(run, 2)).isEqualTo(StepState.SKIPPED);
    assertThat(room.confirm(run, 2)).isInstanceOf(RunOutcome.NotNow.class);
    assertThat(room.runs.withRunningStep()).doesNotContain(run.id());
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndDoesNothing() {
    Runbook runbook = room.runbook(RESTART + CHECK + WAIT);
    room.figure = Optional.of(0.9);
    RunbookRun run =
        AutomationRoom.run(room.runDesk.start(room.team.id(), runbook.id(), null, true, room.ada));

    assertThat(run.state()).isEqualTo(RunbookRun.State.DONE);
    assertThat(run.steps())
        .extracting(RunStep::detail)
        .containsExactly(
            "Would restart the production bot.",
            "Would check that users' availability in production over 60 s is > 0.95, for at most 30 s; now it is 0.9.",
            "Would wait 10 s.");
    room.actions.refusal = "Another deployment is in progress.";
    RunbookRun refused =
        AutomationRoom.run(room.runDesk.start(room.team.id(), runbook.id(), null, true, room.ada));
    assertThat(refused.state()).isEqualTo(RunbookRun.State.FAILED);
    assertThat(refused.steps().getFirst().detail()).contains("Would be refused now");
    assertThat(room.actions.begun).isEmpty();
    assertThat(room.facts(EvidenceKind.RUNBOOK_STEP_EXECUTED)).isEmpty();
  }

  @Test
  void aRunbookIsGoneThroughByOneRunAtATimeAndOnlyIfItCanBe() {
    Runbook runbook = room.runbook(RESTART);
    RunbookRun open = room.start(runbook);
    assertThat(room.runDesk.start(room.team.id(), runbook.id(), null, false, room.ada))
        .isEqualTo(new RunOutcome.AlreadyOpen(open));

    Runbook bad = room.runbook(WAIT + "\n```step\naction: fly\n```\n");
    assertThatThrownBy(() -> room.start(bad))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Step 2")
        .hasMessageContaining("line 7")
        .hasMessageContaining("'fly' is no action");
    assertThatThrownBy(() -> room.start(room.runbook("just words")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no steps");
    AutomationRoom other = new AutomationRoom(DATABASE);
    assertThat(other.runDesk.start(other.team.id(), runbook.id(), null, false, other.ada))
        .isInstanceOf(RunOutcome.Unknown.class);
  }

  private StepState state(RunbookRun run, int n) {
    return room.now(run).step(n).orElseThrow().state();
  }
}
