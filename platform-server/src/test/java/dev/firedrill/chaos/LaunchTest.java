package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.launch.LaunchDesk;
import dev.firedrill.chaos.launch.LaunchOrder;
import dev.firedrill.chaos.launch.LaunchOutcome;
import dev.firedrill.chaos.launch.LaunchPlan;
import dev.firedrill.chaos.launch.PreflightCheck;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Failure;
import dev.firedrill.scenarios.Grading;
import dev.firedrill.scenarios.plan.RunPlan;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaunchTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();

  @Test
  void preflightNamesEachCheckThatFails() {
    world.bots.down.add(ChaosWorld.bot(otter));
    world.users.suffering.add(ChaosWorld.bot(lynx));
    world.rules.put(
        UpstreamRule.slow(
            ChaosWorld.bot(lynx),
            UpstreamService.DICTIONARY,
            Duration.ofSeconds(1),
            Duration.ZERO,
            "earlier",
            1,
            world.clock.instant().plusSeconds(60)));

    LaunchPlan plan = world.desk().preflight(world.order(otter, lynx));

    assertThat(plan.ready()).isZero();
    assertThat(failed(plan, 0)).containsExactly("bot-connected");
    assertThat(failed(plan, 1)).containsExactly("no-leftovers", "baseline-reply-ok");
    assertThat(plan.teams().get(1).checks())
        .filteredOn(check -> check.name().equals("no-leftovers"))
        .extracting(PreflightCheck::detail)
        .containsExactly(
            "something of an earlier run still disturbs the bot: a rule on its dictionary service");
  }

  private static List<String> failed(LaunchPlan plan, int team) {
    return plan.teams().get(team).checks().stream()
        .filter(check -> !check.ok())
        .map(PreflightCheck::name)
        .toList();
  }

  @Test
  void launchDoesWhatPreflightShowed() {
    LaunchPlan plan = world.desk().preflight(world.order(otter, lynx));

    RunId run = world.launch(otter, lynx);

    assertThat(plan.ready()).isEqualTo(2);
    assertThat(world.record(run).planDigest()).isEqualTo(plan.plan().digest());
    assertThat(world.alarms.set()).hasSize(3);
  }

  @Test
  void teamThatIsNotReadyIsNamedAndNothingIsLaunched() {
    world.bots.down.add(ChaosWorld.bot(lynx));

    LaunchOutcome outcome = world.desk().launch(world.order(otter, lynx));

    assertThat(outcome).isInstanceOf(LaunchOutcome.TeamNotReady.class);
    assertThat(outcome.toString()).contains(lynx.slug().value(), "bot-connected");
    assertThat(world.runs.activeRunOf(otter.id())).isEmpty();
    assertThat(world.desk().launch(world.order(otter))).isInstanceOf(LaunchOutcome.Launched.class);
  }

  @Test
  void aRunThatGradesTheDiagnosisSaysSoInItsPlanAndInNoOther() {
    LaunchOrder plain = world.order(otter);
    LaunchOrder order =
        new LaunchOrder(
            plain.scenarioId(), plain.teams(), false, plain.by(), null, plain.terms(), true);

    RunId run = ((LaunchOutcome.Launched) world.desk().launch(order)).run();

    assertThat(weights(world.record(run).plan())).isEqualTo(Grading.Weights.STANDARD);
    assertThat(weights(world.record(world.launch(lynx)).plan()).diagnosis()).isZero();
  }

  private static Grading.Weights weights(String plan) {
    return RunPlan.parse(plan).scenario().grading().weights();
  }

  private LaunchOutcome launchTheReadyOnes() {
    return world
        .desk()
        .launch(
            new LaunchOrder(
                ChaosWorld.SCENARIO,
                List.of(otter.slug().value(), lynx.slug().value()),
                true,
                world.instructor,
                null));
  }

  @Test
  void teamThatIsNotReadyIsLeftOutWhenAskedAndTheOthersGoOn() {
    world.users.suffering.add(ChaosWorld.bot(lynx));

    LaunchOutcome outcome = launchTheReadyOnes();

    RunId run = ((LaunchOutcome.Launched) outcome).run();
    assertThat(world.record(run).teams()).containsOnlyKeys(otter.id());
    assertThat(world.runs.leftOut(run).get(lynx.id())).contains("baseline-reply-ok");
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void scenarioDecidesWhatBecomesOfATeamThatIsNotWell() {
    world.users.suffering.add(ChaosWorld.bot(lynx));
    world.rewrite("onFail: defer-team", "onFail: abort-run");
    assertThat(launchTheReadyOnes()).isInstanceOf(LaunchOutcome.TeamNotReady.class);

    world.rewrite("onFail: defer-team", "onFail: void-team");
    RunId run = ((LaunchOutcome.Launched) launchTheReadyOnes()).run();
    assertThat(world.record(run).teams().get(lynx.id())).isEqualTo(RunTeamState.VOID);
    world.run(world.engine(), Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.state(run, lynx)).isEqualTo(StepState.VOID);
    assertThat(world.ruleOf(lynx)).isEmpty();
    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void nobodyReadyIsARefusal() {
    world.bots.down.add(ChaosWorld.bot(otter));
    world.bots.down.add(ChaosWorld.bot(lynx));
    assertThat(launchTheReadyOnes()).isInstanceOf(LaunchOutcome.TeamNotReady.class);
  }

  @Test
  void secondLaunchIsRefusedUntilTheFirstIsOver() {
    RunId first = world.launch(otter);
    assertThat(world.desk().launch(world.order(otter, lynx)))
        .isInstanceOf(LaunchOutcome.RunActive.class);

    ChaosEngine engine = world.engine();
    engine.halt(first, "enough", world.instructor);
    world.settle(engine);

    RunId second = world.launch(otter, lynx);
    assertThat(world.record(second).number()).isEqualTo(world.record(first).number() + 1);
    assertThat(world.record(second).plan()).isNotEqualTo(world.record(first).plan());
  }

  @Test
  void ofTwoLaunchesAtOnceOneIsRefused() throws Exception {
    LaunchDesk desk = world.desk();
    Callable<LaunchOutcome> launch = () -> desk.launch(world.order(otter, lynx));
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<LaunchOutcome> outcomes =
          threads.invokeAll(List.of(launch, launch, launch, launch)).stream()
              .map(future -> future.resultNow())
              .toList();
      assertThat(outcomes).filteredOn(LaunchOutcome.Launched.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(LaunchOutcome.RunActive.class::isInstance).hasSize(3);
    }
  }

  @Test
  void repeatedRequestLaunchesOnce() {
    LaunchDesk desk = world.desk();
    LaunchOrder order =
        new LaunchOrder(
            ChaosWorld.SCENARIO, List.of(otter.slug().value()), world.instructor, "key-1");
    LaunchOutcome first = desk.launch(order);
    assertThat(first).isInstanceOf(LaunchOutcome.Launched.class);
    RunId run = ((LaunchOutcome.Launched) first).run();

    assertThat(desk.launch(order)).isEqualTo(new LaunchOutcome.Repeated(run));
    LaunchOrder another =
        new LaunchOrder(
            ChaosWorld.SCENARIO, List.of(lynx.slug().value()), world.instructor, "key-1");
    assertThat(desk.launch(another)).isInstanceOf(LaunchOutcome.KeyReused.class);
  }

  @Test
  void unknownScenarioAndTeamAreNotFound() {
    LaunchDesk desk = world.desk();
    assertThatThrownBy(
            () -> desk.preflight(new LaunchOrder("nothing", null, world.instructor, null)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("nothing");
    assertThatThrownBy(() ->
            desk.preflight(
                new LaunchOrder(ChaosWorld.SCENARIO, List.of("no-team"), world.instructor, null)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("no-team");
  }

  @Test
  void haltUndoesEverythingAtOnceWithoutTheSweeper() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter, lynx);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);

    world.desk().halt(run, "the projector burns", world.instructor);

    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.ruleOf(lynx)).isEmpty();
    assertThat(world.state(run, otter)).isEqualTo(StepState.REVERTED);
    assertThat(world.record(run).state()).isEqualTo(RunState.ENDING);
    assertThat(world.alarms.set()).isEmpty();

    world.settle(engine);
    assertThat(world.record(run).state()).isEqualTo(RunState.HALTED);
    assertThat(world.record(run).haltReason()).isEqualTo("the projector burns");
    assertThat(world.step(run, otter, "complaint").state()).isEqualTo(StepState.SKIPPED);
    assertThat(world.kinds(run)).contains(EvidenceKind.RUN_HALTED, EvidenceKind.RUN_ENDED);
    assertThat(world.ended).containsExactly(run);
    assertThat(world.engine().halt(run, "again", world.instructor)).isFalse();
  }

  @Test
  void haltBeforeTheFaultLeavesItOut() {
    ChaosEngine engine = world.engine();
    RunId run = world.launch(otter);
    world.settle(engine);

    engine.halt(run, "not today", world.instructor);
    world.run(engine, Duration.ofSeconds(20), Duration.ofSeconds(5));

    assertThat(world.state(run, otter)).isEqualTo(StepState.VOID);
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.record(run).state()).isEqualTo(RunState.HALTED);
  }
}
