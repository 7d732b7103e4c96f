package dev.firedrill.chaos.engine;

import dev.firedrill.kernel.Background;
import dev.firedrill.kernel.WorkLane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the ledger every two seconds, and at the very moment something is due. Runs on every
 * server and needs no scheduler: this is what makes reverts certain.
 */
public final class ChaosSweeper implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(ChaosSweeper.class);

  /**
   * How many targets take an effect at once. Most of that time is waiting: for a bot, or for one of
   * the few connections that effects have of their own.
   */
  private static final int EFFECTS = 256;

  private static final int REVERTS = 8;
  private static final int PROBES = 64;
  private static final int WAVES = 4;
  private static final int RECORDS = 4;
  private static final int HALTS = 16;

  private final BoundedLane effects = BoundedLane.ofEffects("chaos-effect", EFFECTS);
  private final BoundedLane reverts = BoundedLane.ofRuns("chaos-revert", REVERTS);
  private final BoundedLane probes = BoundedLane.ofRuns("chaos-probe", PROBES);
  private final BoundedLane waves = BoundedLane.ofRuns("chaos-wave", WAVES);
  private final BoundedLane records = BoundedLane.ofRuns("chaos-record", RECORDS);
  private final BoundedLane halts = BoundedLane.ofRuns("chaos-halt", HALTS);
  private final WakeSignal signal;
  private final InstantSource clock;
  private final ChaosEngine engine;
  private volatile boolean running;
  private @Nullable Thread thread;
  private @Nullable Thread gatekeeper;

  /** The engine is made with the sweeper's own lanes. */
  public ChaosSweeper(
      InstantSource clock, WakeSignal signal, Function<WorkLanes, ChaosEngine> engine) {
    this.clock = clock;
    this.signal = signal;
    this.engine = engine.apply(new WorkLanes(effects, reverts, probes, waves, records, halts));
  }

  public ChaosEngine engine() {
    return engine;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("chaos-sweeper").start(() -> WorkLane.runs(this::sweep));
    gatekeeper =
        Thread.ofPlatform().name("chaos-barrier").start(() -> WorkLane.runs(this::keepTheGate));
  }

  @Override
  public void stop() {
    running = false;
    signal.wake();
    engine.barrier().wake();
    join(thread);
    join(gatekeeper);
    waves.stop();
    effects.stop();
    reverts.stop();
    probes.stop();
    records.stop();
    halts.stop();
  }

  private static void join(@Nullable Thread ending) {
    try {
      if (ending != null) {
        ending.join();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets waves go at their instant, whatever the sweep is doing. */
  private void keepTheGate() {
    while (running) {
      try {
        engine.barrier().await();
        engine.barrier().releaseDue();
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException failure) {
        LOG.error("a wave could not be let go; the ledger comes back to it", failure);
      }
    }
  }

  private void sweep() {
    while (running) {
      Instant next;
      try {
        next = engine.advance();
      } catch (RuntimeException failure) {
        LOG.error("a sweep of the step ledger failed; the next one is in two seconds", failure);
        next = clock.instant().plus(ChaosEngine.SWEEP);
      }
      try {
        signal.await(Duration.between(clock.instant(), next));
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }
}
