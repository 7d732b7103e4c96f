package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.chaos.control.ControlDesk;
import dev.firedrill.chaos.control.ControlReport;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What staff do about a fault that shows no effect, on a real database. */
class MendTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();
  private final ChaosEngine engine = world.engine();
  private final ControlDesk desk = world.controls(engine);

  private RunId withoutEffectForOtter() {
    world.users.numb.add(ChaosWorld.bot(otter));
    RunId run = world.launch(otter, lynx);
    world.run(engine, Duration.ofSeconds(30), Duration.ofSeconds(5));
    assertThat(fault(run).state()).isEqualTo(StepState.APPLIED);
    return run;
  }

  private StepExecution fault(RunId run) {
    return world.step(run, otter, ChaosWorld.FAULT);
  }

  private List<EvidenceEvent> orders(RunId run) {
    return world.facts(run).stream()
        .filter(fact -> fact.kind() == EvidenceKind.INSTRUCTOR_ACTION)
        .toList();
  }

  @Test
  void whatTheTargetLostIsAppliedAgainAndItsEffectSeen() {
    RunId run = withoutEffectForOtter();
    DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM upstream_rule"));
    world.users.numb.clear();

    ControlReport report =
        desk.retry(run, otter.id(), ChaosWorld.FAULT, "lost in a restart", world.instructor);

    assertThat(report.confirmed()).isTrue();
    assertThat(world.ruleOf(otter)).isPresent();
    world.settle(engine);
    assertThat(fault(run).state()).isEqualTo(StepState.VERIFIED);
    assertThat(orders(run))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.team()).isEqualTo(otter.id());
          assertThat(fact.actor()).isEqualTo(world.instructor);
          assertThat(fact.payload())
              .containsEntry("action", "retry")
              .containsEntry("reason", "lost in a restart");
        });
  }

  @Test
  void aRetryGivesTheEffectItsWholeTimeOnceMore() {
    RunId run = withoutEffectForOtter();
    world.run(engine, Duration.ofSeconds(25), Duration.ofSeconds(5));
    desk.retry(run, otter.id(), ChaosWorld.FAULT, "users were away", world.instructor);
    int attempts = fault(run).attempts();
    world.run(engine, Duration.ofSeconds(50), Duration.ofSeconds(5));
    assertThat(fault(run).state()).isEqualTo(StepState.APPLIED);
    assertThat(fault(run).attempts()).isEqualTo(attempts);
  }

  @Test
  void aFaultThatIsSkippedIsUndoneAndVoidForThatTeamOnly() {
    RunId run = withoutEffectForOtter();

    ControlReport report =
        desk.skip(run, otter.id(), ChaosWorld.FAULT, "their bot is a rewrite", world.instructor);

    assertThat(report.confirmed()).isTrue();
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(fault(run).state()).isEqualTo(StepState.VOID);
    assertThat(fault(run).note()).contains("their bot is a rewrite");
    assertThat(world.state(run, lynx)).isEqualTo(StepState.VERIFIED);
    assertThat(world.record(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(orders(run))
        .singleElement()
        .satisfies(fact -> assertThat(fact.payload()).containsEntry("action", "skip"));
  }

  @Test
  void whatIsStuckIsUndoneOnceMoreButNotSkipped() {
    RunId run = world.launch(otter, lynx);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    world.users.sluggish.add(ChaosWorld.bot(otter));
    desk.halt(run, otter.id(), "enough", world.instructor);
    world.run(engine, Duration.ofMinutes(5), Duration.ofSeconds(30));
    assertThat(fault(run).state()).isEqualTo(StepState.STUCK);
    world.users.sluggish.clear();

    assertThatThrownBy(
            () -> desk.skip(run, otter.id(), ChaosWorld.FAULT, "leave it", world.instructor))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("retry its undoing");
    desk.retry(run, otter.id(), ChaosWorld.FAULT, "users are well again", world.instructor);
    world.settle(engine);
    assertThat(fault(run).state()).isEqualTo(StepState.CLEAN);
  }

  @Test
  void whatCannotBeMendedIsRefusedWithItsReason() {
    RunId run = withoutEffectForOtter();
    assertThatThrownBy(
            () -> desk.retry(run, lynx.id(), ChaosWorld.FAULT, "just so", world.instructor))
        .hasMessageContaining("The effect was seen meanwhile");
    assertThatThrownBy(() -> desk.retry(run, otter.id(), "nothing", "why", world.instructor))
        .hasMessageContaining("no step 'nothing' for that team");
    assertThatThrownBy(() -> desk.skip(run, otter.id(), "complaint", "why", world.instructor))
        .hasMessageContaining("is no fault");
    desk.pause(run, false, "fire alarm", world.instructor);
    assertThatThrownBy(
            () -> desk.retry(run, otter.id(), ChaosWorld.FAULT, "again", world.instructor))
        .hasMessageContaining("The run is paused");
  }
}
