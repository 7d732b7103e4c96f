package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();

  @Test
  void faultIsAppliedVerifiedRevertedAndSeenToBeGone() {
    ChaosEngine engine = world.engine();
    Instant start = world.clock.instant();

    RunId run = world.launch(otter, lynx);
    assertThat(world.record(run).state()).isEqualTo(RunState.ARMED);
    world.settle(engine);
    assertThat(world.state(run, otter)).isEqualTo(StepState.ARMED);
    assertThat(world.ruleOf(otter)).isEmpty();

    world.clock.set(start.plusSeconds(5));
    engine.advance();
    assertThat(world.state(run, otter)).isEqualTo(StepState.APPLIED);
    assertThat(world.ruleOf(otter)).isPresent();
    assertThat(world.record(run).state()).isEqualTo(RunState.RUNNING);

    world.settle(engine);
    StepExecution verified = world.step(run, otter, ChaosWorld.FAULT);
    assertThat(verified.state()).isEqualTo(StepState.VERIFIED);
    assertThat(verified.times().effectAt()).isEqualTo(start.plusSeconds(5));
    assertThat(verified.times().revertDueAt()).isEqualTo(start.plusSeconds(5 + 12 * 60));

    world.run(engine, Duration.ofSeconds(30), Duration.ofSeconds(2));
    assertThat(world.step(run, otter, "complaint").state()).isEqualTo(StepState.SENT);
    assertThat(world.workspaces.posted).hasSize(2);

    world.clock.set(start.plusSeconds(5 + 12 * 60));
    world.settle(engine);
    assertThat(world.state(run, otter)).isEqualTo(StepState.CLEAN);
    assertThat(world.state(run, lynx)).isEqualTo(StepState.CLEAN);
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.record(run).state()).isEqualTo(RunState.COMPLETED);
    assertThat(world.record(run).teams().values()).containsOnly(RunTeamState.DONE);
    assertThat(world.ended).containsExactly(run);
    assertThat(world.runs.ended()).contains(run);
  }

  @Test
  void evidenceTellsEverythingThatGradingNeeds() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter);
    world.run(engine, Duration.ofMinutes(13), Duration.ofSeconds(10));

    assertThat(world.kinds(run))
        .containsSubsequence(
            EvidenceKind.RUN_STARTED,
            EvidenceKind.FAULT_INTENT,
            EvidenceKind.FAULT_APPLIED,
            EvidenceKind.FAULT_VERIFIED,
            EvidenceKind.INJECT_SENT,
            EvidenceKind.FAULT_REVERTING,
            EvidenceKind.FAULT_REVERTED,
            EvidenceKind.FAULT_CLEAN,
            EvidenceKind.RUN_ENDED)
        .contains(EvidenceKind.FAULT_PLANNED);
    EvidenceEvent started = fact(run, EvidenceKind.RUN_STARTED);
    RunPlan plan = RunPlan.parse(started.text("plan"));
    assertThat(plan.team(otter.slug().value())).isPresent();
    assertThat(started.text("planDigest")).isEqualTo(world.record(run).planDigest());
    assertThat(RunPlan.digestOf(world.record(run).plan()))
        .isEqualTo(world.record(run).planDigest());
    EvidenceEvent verified = fact(run, EvidenceKind.FAULT_VERIFIED);
    assertThat(verified.occurredAt())
        .isEqualTo(world.step(run, otter, ChaosWorld.FAULT).times().effectAt());
    EvidenceEvent inject = fact(run, EvidenceKind.INJECT_SENT);
    assertThat(inject.number("respondWithinSeconds")).isEqualTo(300);
    assertThat(inject.text("channel")).isEqualTo("C-users");
    assertThat(world.facts(run)).allSatisfy(fact -> assertThat(fact.team()).isEqualTo(otter.id()));
  }

  private EvidenceEvent fact(RunId run, EvidenceKind kind) {
    return world.facts(run).stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }
}
