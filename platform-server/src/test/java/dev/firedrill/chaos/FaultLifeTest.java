package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultLifeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team team = world.course.team();
  private final Team other = world.course.team();

  @Test
  void effectThatNobodyFeelsIsRetriedOnceAndThenVoidForThatTeamOnly() {
    world.users.numb.add(ChaosWorld.bot(team));
    ChaosEngine engine = world.engine();
    RunId run = world.launch(team, other);
    world.run(engine, Duration.ofSeconds(60), Duration.ofSeconds(5));
    assertThat(step(run).attempts()).isEqualTo(1);

    world.run(engine, Duration.ofSeconds(30), Duration.ofSeconds(5));
    assertThat(step(run).attempts()).isEqualTo(2);
    assertThat(step(run).state()).isEqualTo(StepState.APPLIED);

    world.run(engine, Duration.ofSeconds(60), Duration.ofSeconds(5));
    assertThat(step(run).state()).isEqualTo(StepState.VOID);
    assertThat(step(run).note()).contains("weather-users-hurt");
    assertThat(world.ruleOf(team)).isEmpty();
    assertThat(world.record(run).teams().get(team.id())).isEqualTo(RunTeamState.VOID);
    assertThat(world.step(run, team, "complaint").state()).isEqualTo(StepState.SKIPPED);
    assertThat(Collections.frequency(world.kinds(run), EvidenceKind.FAULT_VOID)).isEqualTo(1);
    assertThat(world.state(run, other)).isEqualTo(StepState.VERIFIED);
    assertThat(world.record(run).state()).isEqualTo(RunState.RUNNING);
  }

  @Test
  void effectThatStaysAfterTheRevertIsStuckAndHealsLater() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(team);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    world.users.sluggish.add(ChaosWorld.bot(team));
    world.clock.step(Duration.ofMinutes(12));
    world.settle(engine);
    assertThat(step(run).state()).isEqualTo(StepState.REVERTED);
    assertThat(world.ended).isEmpty();

    world.run(engine, Duration.ofSeconds(40), Duration.ofSeconds(10));
    assertThat(step(run).state()).isEqualTo(StepState.STUCK);
    assertThat(step(run).note()).contains("weather-upstream-normal");
    assertThat(world.kinds(run)).contains(EvidenceKind.FAULT_STUCK);
    assertThat(world.ended).containsExactly(run);

    world.users.sluggish.clear();
    world.run(engine, Duration.ofSeconds(40), Duration.ofSeconds(20));
    assertThat(step(run).state()).isEqualTo(StepState.CLEAN);
    assertThat(world.ended).containsExactly(run);
  }

  @Test
  void valueThatIsNotOursAnyMoreIsLeftAlone() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(team);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    String ours = world.ruleOf(team).orElseThrow().operationKey();
    world.rules.removeIfOwnedBy(ChaosWorld.bot(team), UpstreamService.WEATHER, ours);
    UpstreamRule theirs = rule("theirs", world.clock.instant().plus(Duration.ofHours(1)));
    world.rules.put(theirs);

    world.clock.step(Duration.ofMinutes(12));
    world.settle(engine);

    assertThat(step(run).state()).isEqualTo(StepState.SUPERSEDED);
    assertThat(world.ruleOf(team)).contains(theirs);
    assertThat(world.record(run).state()).isEqualTo(RunState.COMPLETED);
  }

  @Test
  void targetInSomebodyElsesHandsIsNotTouchedAndTheTeamIsVoid() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(team);
    UpstreamRule theirs = rule("theirs", world.clock.instant().plus(Duration.ofHours(1)));
    world.rules.put(theirs);

    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));

    assertThat(step(run).state()).isEqualTo(StepState.VOID);
    assertThat(world.ruleOf(team)).contains(theirs);
    assertThat(world.record(run).teams().get(team.id())).isEqualTo(RunTeamState.VOID);
  }

  @Test
  void serverThatComesBackAfterTheRevertWasDueUndoesAtOnce() {
    RunId run = world.launch(team);
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(step(run).state()).isEqualTo(StepState.VERIFIED);

    world.clock.step(Duration.ofMinutes(30));
    world.engine().advance();

    assertThat(step(run).state()).isEqualTo(StepState.REVERTED);
    assertThat(world.ruleOf(team)).isEmpty();
  }

  @Test
  void ruleHealsByItselfWhenNoServerComesBack() {
    world.launch(team);
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.ruleOf(team)).isPresent();

    world.clock.step(Duration.ofMinutes(14));

    assertThat(world.ruleOf(team)).isEmpty();
  }

  @Test
  void lateServerGivesEverybodyTheSameDelay() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(team, other);
    Instant endsAt = world.record(run).endsAt();
    world.clock.step(Duration.ofSeconds(5 + 45));

    world.settle(engine);

    assertThat(world.state(run, team)).isEqualTo(StepState.VERIFIED);
    assertThat(world.state(run, other)).isEqualTo(StepState.VERIFIED);
    assertThat(world.record(run).endsAt()).isEqualTo(endsAt.plusSeconds(45));
    assertThat(step(run).plannedAt())
        .isEqualTo(world.step(run, other, ChaosWorld.FAULT).plannedAt());
  }

  @Test
  void slightlyLateServerInjectsAtOnceAndRecordsTheSkew() {
    RunId run = world.launch(team);
    world.clock.step(Duration.ofSeconds(5 + 20));

    world.settle(world.engine());

    assertThat(step(run).state()).isEqualTo(StepState.VERIFIED);
    assertThat(
            world.facts(run).stream()
                .filter(fact -> fact.kind() == EvidenceKind.FAULT_APPLIED)
                .map(fact -> fact.number("skewMillis")))
        .containsExactly(20_000.0);
  }

  @Test
  void veryLateServerCallsTheRunOff() {
    RunId run = world.launch(team);
    world.clock.step(Duration.ofMinutes(6));

    world.settle(world.engine());

    assertThat(world.record(run).state()).isEqualTo(RunState.HALTED);
    assertThat(world.record(run).haltReason()).contains("Launch the scenario again");
    assertThat(step(run).state()).isEqualTo(StepState.VOID);
    assertThat(world.ruleOf(team)).isEmpty();
  }

  @Test
  void messageThatIsTooLateIsSkipped() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(team);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));

    world.clock.step(Duration.ofMinutes(3));
    world.settle(engine);

    assertThat(world.step(run, team, "complaint").state()).isEqualTo(StepState.SKIPPED);
    assertThat(world.workspaces.posted).isEmpty();
  }

  private StepExecution step(RunId run) {
    return world.step(run, team, ChaosWorld.FAULT);
  }

  private UpstreamRule rule(String operation, Instant expires) {
    return UpstreamRule.slow(
        ChaosWorld.bot(team),
        UpstreamService.WEATHER,
        Duration.ofSeconds(6),
        Duration.ZERO,
        operation,
        1,
        expires);
  }
}
