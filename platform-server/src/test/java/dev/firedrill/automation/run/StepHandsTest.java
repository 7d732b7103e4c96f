package dev.firedrill.automation.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Actions;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Progress;
import dev.firedrill.automation.runbook.Runbook;
import dev.firedrill.automation.testing.AutomationRoom;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StepHandsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration SOON = Duration.ofSeconds(20);

  private final AutomationRoom room = new AutomationRoom(DATABASE);
  private final Hanging hanging = new Hanging(room.actions);

  @AutoClose private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private final StepHands hands =
      new StepHands(
          room.runs,
          new StepRunner(
              room.runs, room.book, hanging, (_, _) -> room.figure, DATABASE.transactions()),
          threads);

  /** A switch never answers and holds its transaction; other actions are as usual. */
  private record Hanging(Actions others, CountDownLatch begun, Set<String> interrupted)
      implements Actions {
    Hanging(Actions others) {
      this(others, new CountDownLatch(1), ConcurrentHashMap.newKeySet());
    }

    @Override
    public String plan(TeamId team, Action action) {
      return others.plan(team, action);
    }

    @Override
    public Progress start(Action action, Errand errand) {
      if (!(action instanceof Action.SwitchFlag)) {
        return others.start(action, errand);
      }
      begun.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stopped) {
        interrupted.add("yes");
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("it was interrupted");
    }

    @Override
    public Progress look(TeamId team, Action action, String ref) {
      return others.look(team, action, ref);
    }
  }

  private RunbookRun begin(String step) {
    Runbook runbook = room.runbook("```step\n" + step + "environment: production\n```\n");
    RunbookRun run = room.start(runbook);
    RunbookRun going = AutomationRoom.run(room.confirm(run, 1));
    assertThat(going.step(1).orElseThrow().state()).isEqualTo(StepState.RUNNING);
    return going;
  }

  private RunStep step(RunbookRun run) {
    return room.now(run).step(1).orElseThrow();
  }

  @Test
  void aStepThatHangsIsGivenUpAndHoldsUpNoOther() throws InterruptedException {
    RunbookRun stuck = begin("action: flag\nflag: weather\non: true\n");
    hands.look();
    hanging.begun().await();

    room.actions.immediate = true;
    RunbookRun other = begin("action: restart\n");
    await()
        .atMost(SOON)
        .until(() -> {
          hands.look();
          return step(other).state() == StepState.DONE;
        });
    assertThat(step(stuck).state()).isEqualTo(StepState.RUNNING);
    assertThat(room.actions.begun).containsExactly(new Action.Restart(EnvironmentName.PRODUCTION));

    room.pass(Duration.ofHours(1).toSeconds());
    await()
        .atMost(SOON)
        .until(() -> {
          hands.look();
          return step(stuck).state() == StepState.TIMED_OUT;
        });
    assertThat(hanging.interrupted()).containsExactly("yes");
    assertThat(step(stuck).detail())
        .startsWith("Not over after ")
        .contains("It gave no answer. Try again, or do it by hand.");
    assertThat(room.now(stuck).isOpen()).as("it may be tried again").isTrue();
  }
}
