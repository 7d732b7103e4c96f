package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.ledger.StepKind;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.scenarios.Step;
import dev.firedrill.scenarios.expect.KnownFields;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Noise, traffic, checkpoints, guards and abort rules. */
class ScriptTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String COMPLAINT = "  - id: complaint";

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();

  private static String noise(String when) {
    return """
      - id: decoy
        type: noise
        at: PT20S
    %s    fault: dependency-slow
        target: weather
        args: {service: dictionary, delay: PT1S}
        duration: PT1M
        verify: {probes: [weather-users-hurt], within: PT60S, onFail: void-team}
        revert: {strategy: restore-if-unchanged, timeout: PT30S}
    """
            .formatted(when)
        + COMPLAINT;
  }

  @Test
  void noiseIsInjectedAndUndoneAndNeverGroundTruth() {
    world.rewrite("maxConcurrentFaults: 1", "maxConcurrentFaults: 2", COMPLAINT, noise(""));
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter);
    world.run(engine, Duration.ofSeconds(30), Duration.ofSeconds(5));
    assertThat(world.step(run, otter, "decoy").kind()).isEqualTo(StepKind.NOISE);
    assertThat(world.step(run, otter, "decoy").state()).isEqualTo(StepState.VERIFIED);

    world.run(engine, Duration.ofSeconds(60), Duration.ofSeconds(5));
    assertThat(world.step(run, otter, "decoy").state()).isEqualTo(StepState.CLEAN);
    assertThat(world.facts(run))
        .filteredOn(fact -> "decoy".equals(fact.payload().get("step")))
        .hasSizeGreaterThan(4)
        .allSatisfy(fact -> assertThat(fact.payload().get("groundTruth")).isEqualTo(false));
  }

  @Test
  void noiseThatNobodyFeelsDoesNotVoidItsTeam() {
    world.rewrite("maxConcurrentFaults: 1", "maxConcurrentFaults: 2", COMPLAINT, noise(""));
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter);
    world.run(engine, Duration.ofSeconds(15), Duration.ofSeconds(5));
    world.users.numb.add(ChaosWorld.bot(otter));
    world.run(engine, Duration.ofSeconds(90), Duration.ofSeconds(5));

    assertThat(world.step(run, otter, "decoy").state()).isEqualTo(StepState.VOID);
    assertThat(world.record(run).teams().get(otter.id())).isEqualTo(RunTeamState.ACTIVE);
    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void guardsCanDecideEveryFieldThatTheLinterKnowsHere() {
    String known =
        Stream.of("team", "otherTeams", "platform")
            .flatMap(
                of -> KnownFields.ofCondition(of).keySet().stream().map(field -> of + "." + field))
            .filter(field -> !field.equals("team.lostNodeCount"))
            .map("has(%s)"::formatted)
            .collect(Collectors.joining(" && "));
    world.rewrite(
        "maxConcurrentFaults: 1",
        "maxConcurrentFaults: 2",
        COMPLAINT,
        noise("    when: " + known + "\n"));
    RunId run = world.launch(otter);
    world.run(world.engine(), Duration.ofSeconds(30), Duration.ofSeconds(5));

    assertThat(world.step(run, otter, "decoy").note()).isNull();
    assertThat(world.step(run, otter, "decoy").state()).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void stepWhoseGuardDoesNotHoldIsSkippedAndNothingIsVoid() {
    world.rewrite(
        "maxConcurrentFaults: 1",
        "maxConcurrentFaults: 2",
        COMPLAINT,
        noise("    when: team.mitigated\n"));
    RunId run = world.launch(otter);
    world.run(world.engine(), Duration.ofSeconds(30), Duration.ofSeconds(5));

    assertThat(world.step(run, otter, "decoy").state()).isEqualTo(StepState.SKIPPED);
    assertThat(world.step(run, otter, "decoy").note()).contains("team.mitigated");
    assertThat(world.record(run).teams().get(otter.id())).isEqualTo(RunTeamState.ACTIVE);
  }

  @Test
  void stepWhoseGuardHoldsHappens() {
    world.rewrite(
        "maxConcurrentFaults: 1",
        "maxConcurrentFaults: 2",
        COMPLAINT,
        noise("    when: \"team.hurt && elapsed < maxDuration\"\n"));
    RunId run = world.launch(otter);
    world.run(world.engine(), Duration.ofSeconds(30), Duration.ofSeconds(5));
    assertThat(world.step(run, otter, "decoy").state()).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void checkpointIsWrittenDownAndTrafficRunsForItsTime() {
    world.rewrite(
        COMPLAINT,
        """
          - {id: halftime, type: checkpoint, at: PT10S, text: Half of it is over}
          - {id: rush, type: traffic, at: PT10S, profile: spike, duration: PT1M, args: {from: 1, to: 5}}
        """
            + COMPLAINT);
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter);
    world.run(engine, Duration.ofSeconds(30), Duration.ofSeconds(5));

    assertThat(world.step(run, otter, "halftime").state()).isEqualTo(StepState.SENT);
    assertThat(world.facts(run))
        .anySatisfy(fact -> {
          assertThat(fact.kind()).isEqualTo(EvidenceKind.RUN_CHECKPOINT);
          assertThat(fact.text()).isEqualTo("Half of it is over");
        });
    assertThat(world.traffic.running.values())
        .singleElement()
        .satisfies(load -> {
          assertThat(load.profile()).isEqualTo(Step.Profile.SPIKE);
          assertThat(Duration.between(load.from(), load.until())).isEqualTo(Duration.ofMinutes(1));
        });
    world.run(engine, Duration.ofSeconds(60), Duration.ofSeconds(10));
    assertThat(world.traffic.running).isEmpty();
    assertThat(world.step(run, otter, "rush").state()).isEqualTo(StepState.CLEAN);
  }

  @Test
  void lateTrafficIsJoinedWhereItWouldBe() {
    world.rewrite(
        COMPLAINT,
        "  - {id: rush, type: traffic, at: PT0S, profile: ramp, duration: PT10M, args: {from: 1, to: 5}}\n"
            + COMPLAINT);
    RunId run = world.launch(otter);
    var start = world.clock.instant();
    world.clock.step(Duration.ofSeconds(25));
    world.settle(world.engine());

    assertThat(world.traffic.running.values())
        .singleElement()
        .satisfies(load -> {
          assertThat(load.from()).isEqualTo(start);
          assertThat(load.until()).isEqualTo(start.plus(Duration.ofMinutes(10)));
        });
    assertThat(world.record(run).endsAt()).isEqualTo(start.plus(Duration.ofMinutes(15)));
  }

  @Test
  void teamThatAsksForItIsTakenOutAndTheOthersGoOn() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter, lynx);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    world.signs.asking.add(otter.id());
    world.run(engine, Duration.ofSeconds(4), Duration.ofSeconds(2));

    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.state(run, otter)).isEqualTo(StepState.CLEAN);
    assertThat(world.record(run).teams().get(otter.id())).isEqualTo(RunTeamState.HALTED);
    assertThat(world.runs.notes(run).get(otter.id())).contains("team.requestedStop");
    assertThat(world.step(run, otter, "complaint").state()).isEqualTo(StepState.SKIPPED);
    assertThat(world.state(run, lynx)).isEqualTo(StepState.VERIFIED);
    assertThat(world.kinds(run)).contains(EvidenceKind.INSTRUCTOR_ACTION);
  }

  @Test
  void impactOnOthersEndsTheRunForAll() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter, lynx);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    world.signs.impact = true;
    world.run(engine, Duration.ofSeconds(4), Duration.ofSeconds(2));

    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.ruleOf(lynx)).isEmpty();
    assertThat(world.record(run).state()).isEqualTo(RunState.HALTED);
    assertThat(world.record(run).haltReason()).contains("otherTeams.anyUnplannedImpact");
  }

  @Test
  void ruleThatVoidsTakesTheTeamOutOfTheScores() {
    world.rewrite(
        "{if: \"team.requestedStop\", action: revert-team}",
        "{if: \"team.requestedStop\", action: void-team}");
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter, lynx);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    world.signs.asking.add(otter.id());
    world.run(engine, Duration.ofSeconds(4), Duration.ofSeconds(2));
    assertThat(world.record(run).teams().get(otter.id())).isEqualTo(RunTeamState.VOID);
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.record(run).teams().get(lynx.id())).isEqualTo(RunTeamState.ACTIVE);
  }

  @Test
  void probesThatCannotBeSampledPauseTheRun() {
    world.users.unreachable = true;
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter);
    world.run(engine, Duration.ofSeconds(60), Duration.ofSeconds(2));
    assertThat(world.record(run).state()).isEqualTo(RunState.PAUSED);
  }
}
