package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosSweeper;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.engine.WorkLanes;
import dev.firedrill.kernel.WorkLane;
import dev.firedrill.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EffectLaneTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int TARGETS = 200;
  private static final long SECONDS = 30;

  private final List<WorkLanes> lanes = new ArrayList<>();
  private final ChaosSweeper sweeper = sweeper(new ChaosWorld(DATABASE));

  private ChaosSweeper sweeper(ChaosWorld world) {
    WakeSignal signal = new WakeSignal();
    return new ChaosSweeper(
        world.clock,
        signal,
        own -> {
          lanes.add(own);
          return world.engine(own, signal);
        });
  }

  @AfterEach
  void stop() {
    sweeper.stop();
  }

  @Test
  void targetsThatAnswerSlowlyTakeTheirFaultsTogether() throws InterruptedException {
    CountDownLatch together = new CountDownLatch(TARGETS);
    for (int target = 0; target < TARGETS; target++) {
      lanes
          .getFirst()
          .effects()
          .execute(() -> {
            together.countDown();
            awaited(together);
          });
    }
    assertThat(together.await(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void effectsHaveConnectionsOfTheirOwnAndEverythingElseThoseOfRuns() {
    WorkLanes all = lanes.getFirst();
    assertThat(in(all.effects(), WorkLane::isEffects)).isTrue();
    assertThat(in(all.effects(), WorkLane::isRuns)).isFalse();
    for (Executor lane :
        List.of(all.reverts(), all.probes(), all.waves(), all.records(), all.halts())) {
      assertThat(in(lane, WorkLane::isRuns)).isTrue();
      assertThat(in(lane, WorkLane::isEffects)).isFalse();
    }
  }

  private static boolean in(Executor lane, BooleanSupplier asked) {
    return CompletableFuture.supplyAsync(asked::getAsBoolean, lane).join();
  }

  private static void awaited(CountDownLatch together) {
    try {
      boolean _ = together.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
