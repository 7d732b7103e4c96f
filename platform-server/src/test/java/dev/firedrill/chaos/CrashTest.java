package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server dies at every boundary of a run in turn, and another one finishes its work. */
class CrashTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** More than a whole run has; the last ones show that the count is enough. */
  private static final int BOUNDARIES = 90;

  private static final int PARTS = 3;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void deathAtAnyBoundaryEndsInARevert(int part) {
    int boundary = part;
    boolean died;
    do {
      ChaosWorld world = new ChaosWorld(DATABASE);
      int at = boundary;
      AtomicBoolean killed = new AtomicBoolean();
      world.onOneConnection(() -> killed.set(dieAt(world, at)));
      died = killed.get();
      boundary += PARTS;
    } while (died && boundary < BOUNDARIES);
    assertThat(died).as("the run has fewer than %d boundaries", BOUNDARIES).isFalse();
    assertThat(boundary).as("boundaries seen").isGreaterThan(20);
  }

  private static boolean dieAt(ChaosWorld world, int boundary) {
    Team team = world.course.team();
    RunId run = world.launch(team);
    Tripwire wire = new Tripwire(boundary);
    world.aroundTransactions = wire::transactions;
    world.aroundFault = wire::fault;
    boolean died = playUntilDeath(world, world.engine());

    world.aroundTransactions = UnaryOperator.identity();
    world.aroundFault = UnaryOperator.identity();
    ChaosEngine next = world.engine();
    Instant end = world.record(run).startedAt().plus(Duration.ofMinutes(16));
    world.run(next, Duration.ofSeconds(33), Duration.ofSeconds(11));
    while (world.clock.instant().isBefore(end)) {
      world.run(next, Duration.ofMinutes(4), Duration.ofMinutes(4));
    }
    world.run(next, Duration.ofSeconds(33), Duration.ofSeconds(11));

    assertThat(world.ruleOf(team)).as("rule after death at %d", boundary).isEmpty();
    assertThat(world.state(run, team))
        .as("state after death at %d: %s", boundary, world.kinds(run))
        .isIn(StepState.CLEAN, StepState.VOID);
    assertThat(world.record(run).state()).isEqualTo(RunState.COMPLETED);
    for (EvidenceKind kind : once()) {
      assertThat(Collections.frequency(world.kinds(run), kind))
          .as("%s after death at %d", kind, boundary)
          .isLessThanOrEqualTo(1);
    }
    assertThat(world.kinds(run)).contains(EvidenceKind.RUN_ENDED);
    if (world.kinds(run).contains(EvidenceKind.FAULT_INTENT)) {
      assertThat(world.kinds(run)).contains(EvidenceKind.FAULT_CLEAN);
    }
    return died;
  }

  /** What may be told at most once, whatever happened. */
  private static List<EvidenceKind> once() {
    return List.of(
        EvidenceKind.FAULT_INTENT,
        EvidenceKind.FAULT_APPLIED,
        EvidenceKind.FAULT_VERIFIED,
        EvidenceKind.FAULT_VOID,
        EvidenceKind.FAULT_REVERTED,
        EvidenceKind.FAULT_CLEAN,
        EvidenceKind.INJECT_SENT,
        EvidenceKind.RUN_ENDED);
  }

  private static boolean playUntilDeath(ChaosWorld world, ChaosEngine engine) {
    try {
      world.settle(engine);
      world.run(engine, Duration.ofSeconds(5), Duration.ofSeconds(5));
      world.run(engine, Duration.ofSeconds(40), Duration.ofSeconds(20));
      world.run(engine, Duration.ofMinutes(12), Duration.ofMinutes(6));
      return false;
    } catch (Tripwire.Killed killed) {
      return true;
    }
  }
}
