package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.launch.LaunchOutcome;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaveTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();

  @Test
  void intentsOfAllTeamsAreCommittedBeforeTheFirstEffect() {
    List<Team> teams = Stream.generate(world.course::team).limit(5).toList();
    List<List<StepState>> statesAtEffect = new ArrayList<>();
    List<RunId> running = new ArrayList<>();
    world.aroundFault =
        real ->
            new ForwardingFault(real) {
              @Override
              public Applied apply(FaultOrder order) {
                statesAtEffect.add(
                    world.ledger.ofRun(running.getFirst()).stream()
                        .filter(step -> step.kind() == StepKind.FAULT)
                        .map(step -> step.state())
                        .toList());
                return real.apply(order);
              }
            };
    RunId run = world.launch(teams.toArray(Team[]::new));
    running.add(run);

    world.run(world.engine(), Duration.ofSeconds(5), Duration.ofSeconds(5));

    assertThat(statesAtEffect).hasSize(5);
    assertThat(statesAtEffect.getFirst()).containsOnly(StepState.APPLYING);
  }

  @Test
  void whatIsPreparedAheadIsHeldUntilItsInstant() {
    ChaosEngine engine = world.engine();
    Instant start = world.clock.instant();
    RunId run = world.launch(otter, lynx);
    world.clock.set(start.plusSeconds(4));
    world.settle(engine);
    assertThat(world.state(run, otter)).isEqualTo(StepState.APPLYING);
    assertThat(world.kinds(run)).contains(EvidenceKind.FAULT_INTENT);
    assertThat(world.ruleOf(otter)).isEmpty();

    world.clock.set(start.plusSeconds(5));
    engine.advance();
    assertThat(List.of(world.ruleOf(otter), world.ruleOf(lynx))).allMatch(rule -> rule.isPresent());
    assertThat(skews(run)).containsExactly(0.0, 0.0);
  }

  @Test
  void instantIsThatOfTheDatabaseAndNotOfTheServer() {
    world.databaseAhead = Duration.ofMillis(-400);
    ChaosEngine engine = world.engine();
    Instant start = world.clock.instant();
    RunId run = world.launch(otter);
    world.clock.set(start.plusSeconds(5));
    world.settle(engine);
    assertThat(world.ruleOf(otter)).isEmpty();

    world.clock.step(Duration.ofMillis(400));
    world.settle(engine);
    assertThat(world.ruleOf(otter)).isPresent();
    assertThat(skews(run)).containsExactly(400.0);
  }

  @Test
  void nothingIsArmedOrLaunchedByAServerWhoseClockIsOff() {
    RunId run = world.launch(otter);
    world.databaseAhead = Duration.ofMillis(700);
    world.run(world.engine(), Duration.ofSeconds(20), Duration.ofSeconds(5));

    assertThat(world.state(run, otter)).isEqualTo(StepState.PLANNED);
    LaunchOutcome refused = world.desk().launch(world.order(lynx));
    assertThat(refused.toString()).contains("server-clock", "700 ms behind the database's", "NTP");

    world.databaseAhead = Duration.ZERO;
    world.settle(world.engine());
    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void serverThatDiedWithAPreparedWaveIsReplacedWithinThirtySeconds() {
    Instant start = world.clock.instant();
    RunId run = world.launch(otter);
    world.clock.set(start.plusSeconds(4));
    world.settle(world.engine());

    world.clock.set(start.plusSeconds(16));
    world.settle(world.engine());

    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);
    assertThat(world.kinds(run)).containsOnlyOnce(EvidenceKind.FAULT_APPLIED);
  }

  @Test
  void targetThatCannotBeReadIsVoidForItsTeamAndHoldsUpNobody() {
    world.aroundFault =
        real ->
            new ForwardingFault(real) {
              @Override
              public Map<String, Object> snapshot(FaultOrder order) {
                if (order.target().team().equals(otter.id())) {
                  throw new IllegalStateException("the disk burns");
                }
                return real.snapshot(order);
              }
            };
    RunId run = world.launch(otter, lynx);
    world.run(world.engine(), Duration.ofSeconds(30), Duration.ofSeconds(5));

    assertThat(world.state(run, lynx)).isEqualTo(StepState.VERIFIED);
    assertThat(world.step(run, otter, ChaosWorld.FAULT).note()).contains("the disk burns");
    assertThat(world.record(run).teams().get(otter.id())).isEqualTo(RunTeamState.VOID);
  }

  @Test
  void secondFaultOnTheSameObjectIsVoidWithTheReason() {
    world.rewrite(
        "maxConcurrentFaults: 1",
        "maxConcurrentFaults: 2",
        "  - id: complaint",
        """
          - id: slow-again
            type: noise
            at: PT20S
            fault: dependency-slow
            target: weather
            args: {service: weather, delay: PT1S}
            duration: PT1M
            verify: {probes: [weather-users-hurt], within: PT60S, onFail: void-team}
            revert: {strategy: restore-if-unchanged, timeout: PT30S}
        """
            + "  - id: complaint");
    RunId run = world.launch(otter);
    world.run(world.engine(), Duration.ofSeconds(30), Duration.ofSeconds(5));

    assertThat(world.step(run, otter, "slow-again").state()).isEqualTo(StepState.SKIPPED);
    assertThat(world.step(run, otter, "slow-again").note())
        .contains("slow-weather of this run", "one fault at a time");
    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);
    assertThat(world.record(run).teams().get(otter.id())).isEqualTo(RunTeamState.ACTIVE);
  }

  @Test
  void alarmsRingTenSecondsAheadOncePerStepWhateverTheTeams() {
    Instant start = world.clock.instant();
    world.launch(otter, lynx);
    assertThat(world.alarms.set()).hasSize(3);
    assertThat(world.alarms.set().values()).contains(start.minusSeconds(5));
  }

  private List<Double> skews(RunId run) {
    return world.facts(run).stream()
        .filter(fact -> fact.kind() == EvidenceKind.FAULT_APPLIED)
        .map(fact -> fact.number("skewMillis"))
        .toList();
  }
}
