package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.chaos.engine.ChaosSweeper;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SweeperTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);

  @Test
  void sweeperDoesWhatIsDueOnItsOwnThreadsUntilItIsStopped() {
    Team team = world.course.team();
    WakeSignal signal = new WakeSignal();
    ChaosSweeper sweeper =
        new ChaosSweeper(world.clock, signal, lanes -> world.engine(lanes, signal));
    RunId run = world.launch(team);
    sweeper.start();
    try {
      world.clock.step(Duration.ofSeconds(5));
      // Until it is seen, not only injected: the complaint is due half a minute after that, and
      // this clock would never get there when it had stepped too early.
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> world.state(run, team) == StepState.VERIFIED);
      assertThat(world.ruleOf(team)).isPresent();
      world.clock.step(Duration.ofMinutes(12));
      await().atMost(Duration.ofMinutes(2)).until(() -> world.record(run).state().isOver());
    } finally {
      sweeper.stop();
    }
    assertThat(world.ruleOf(team)).isEmpty();
    assertThat(world.record(run).state()).isEqualTo(RunState.COMPLETED);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("chaos-sweeper");
  }
}
