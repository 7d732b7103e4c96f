package dev.firedrill.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.chaos.control.Certainty;
import dev.firedrill.chaos.control.ControlDesk;
import dev.firedrill.chaos.control.ControlReport;
import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.engine.WakeSignal;
import dev.firedrill.chaos.engine.WorkLanes;
import dev.firedrill.chaos.ledger.StepExecution;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.Failure;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamEffect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("NullAway") // what is missing here fails the test
class ControlTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final Team lynx = world.course.team();
  private final ChaosEngine engine = world.engine();
  private final ControlDesk desk = world.controls(engine);

  private RunId running() {
    RunId run = world.launch(otter, lynx);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.state(run, otter)).isEqualTo(StepState.VERIFIED);
    return run;
  }

  private StepExecution fault(RunId run) {
    return world.step(run, otter, ChaosWorld.FAULT);
  }

  private Duration delayOf(Team team) {
    return ((UpstreamEffect.Slow) world.ruleOf(team).orElseThrow().effect()).delay();
  }

  private static List<Certainty> certainties(ControlReport report) {
    return report.lines().stream().map(ControlReport.Line::certainty).distinct().toList();
  }

  @Test
  void pauseLetsNothingNewBeginAndResumeShiftsWhatIsLeftForAllTeamsAlike() {
    RunId run = running();
    Instant endsAt = world.record(run).endsAt();
    Instant effect = fault(run).times().effectAt();
    world.clock.step(Duration.ofSeconds(10));
    assertThat(desk.pause(run, false, "fire alarm", world.instructor).changed()).isTrue();
    world.run(engine, Duration.ofMinutes(5), Duration.ofSeconds(30));

    assertThat(world.record(run).state()).isEqualTo(RunState.PAUSED);
    assertThat(world.workspaces.posted).isEmpty();
    assertThat(world.ruleOf(otter)).isPresent();

    assertThat(desk.resume(run, "all back", world.instructor).changed()).isTrue();
    assertThat(world.record(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(world.record(run).endsAt()).isEqualTo(endsAt.plus(Duration.ofMinutes(5)));
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.step(run, otter, "complaint").state()).isEqualTo(StepState.PLANNED);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(world.step(run, otter, "complaint").plannedAt())
        .isEqualTo(effect.plus(Duration.ofSeconds(30)).plus(Duration.ofMinutes(5)))
        .isEqualTo(world.step(run, lynx, "complaint").plannedAt());
    assertThat(world.workspaces.posted).hasSize(2);
  }

  @Test
  void faultThatIsInForceIsUndoneInItsTimeThoughTheRunIsPaused() {
    RunId run = running();
    desk.pause(run, false, "fire alarm", world.instructor);
    world.clock.step(Duration.ofMinutes(12));
    world.settle(engine);
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(fault(run).state()).isEqualTo(StepState.CLEAN);
  }

  @Test
  void pauseThatUndoesSaysWhatIsClean() {
    RunId run = running();
    ControlReport report = desk.pause(run, true, "fire alarm", world.instructor);
    assertThat(report.confirmed()).isTrue();
    assertThat(certainties(report)).containsExactlyInAnyOrder(Certainty.CLEAN, Certainty.NOT_BEGUN);
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(desk.pause(run, true, "fire alarm", world.instructor).changed()).isFalse();
  }

  @Test
  void pauseBeforeTheFaultHoldsItBack() {
    RunId run = world.launch(otter);
    desk.pause(run, false, "not yet", world.instructor);
    world.run(engine, Duration.ofSeconds(60), Duration.ofSeconds(5));
    assertThat(fault(run).state()).isIn(StepState.PLANNED, StepState.ARMED);
    desk.resume(run, "now", world.instructor);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(fault(run).state()).isEqualTo(StepState.VERIFIED);
  }

  @Test
  void pauseThatIsForgottenEndsTheRun() {
    RunId run = running();
    desk.pause(run, false, "lunch", world.instructor);
    world.run(engine, Duration.ofHours(5), Duration.ofHours(1));
    assertThat(world.record(run).state()).isEqualTo(RunState.HALTED);
    assertThat(world.record(run).haltReason()).contains("paused for 4 hours");
  }

  @Test
  void extensionKeepsTheFaultLongerAtItsTargetToo() {
    RunId run = running();
    Instant due = fault(run).times().revertDueAt();
    Instant ends = world.record(run).endsAt();
    ControlReport report =
        desk.extend(run, null, Duration.ofMinutes(5), "they are close", world.instructor);
    assertThat(report.confirmed()).isTrue();
    assertThat(fault(run).times().revertDueAt()).isEqualTo(due.plus(Duration.ofMinutes(5)));
    assertThat(world.ruleOf(otter).orElseThrow().expiresAt())
        .isEqualTo(due.plus(Duration.ofMinutes(6)));
    assertThat(world.record(run).endsAt()).isEqualTo(ends.plus(Duration.ofMinutes(5)));

    world.clock.set(due.plusSeconds(30));
    world.settle(engine);
    assertThat(fault(run).state()).isEqualTo(StepState.VERIFIED);
    world.clock.set(due.plus(Duration.ofMinutes(5)));
    world.settle(engine);
    assertThat(fault(run).state()).isEqualTo(StepState.CLEAN);
  }

  @Test
  void stepThatHasNotBegunIsExtendedAhead() {
    RunId run = world.launch(otter);
    desk.extend(run, ChaosWorld.FAULT, Duration.ofMinutes(3), "a slow class", world.instructor);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    assertThat(fault(run).times().revertDueAt())
        .isEqualTo(fault(run).times().appliedAt().plus(Duration.ofMinutes(15)));
  }

  @Test
  void softeningAndHardeningChangeTheRuleWithinTheBoundsOfTheSchema() {
    RunId run = running();
    Duration before = delayOf(otter);
    ControlReport report = desk.soften(run, otter.id(), null, "too hard", world.instructor);
    assertThat(report.changed()).isTrue();
    assertThat(delayOf(otter)).isEqualTo(before.dividedBy(2));
    assertThat(delayOf(lynx)).isGreaterThan(Duration.ofSeconds(6));
    assertThat(fault(run).state()).isEqualTo(StepState.VERIFIED);

    for (int i = 0; i < 12; i++) {
      try {
        desk.harden(run, otter.id(), null, "too easy", world.instructor);
      } catch (Failure atItsHardest) {
        assertThat(atItsHardest.detail()).contains("schema lets change");
      }
    }
    assertThat(delayOf(otter)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    world.clock.step(Duration.ofMinutes(12));
    world.settle(engine);
    assertThat(world.ruleOf(otter)).isEmpty();
  }

  @Test
  void loadIsSoftenedBeforeItBeginsAndRefusedWithTheReasonWhileItGoesOn() {
    world.rewrite(
        "  - id: complaint",
        "  - {id: crowd, type: traffic, at: PT20S, profile: spike, duration: PT5M,"
            + " args: {from: 2, to: 8, rise: PT20S}}\n  - id: complaint");
    RunId run = running();
    desk.soften(run, null, "crowd", "too hard", world.instructor);
    world.run(engine, Duration.ofSeconds(15), Duration.ofSeconds(5));
    assertThat(world.traffic.running.values())
        .hasSize(2)
        .allSatisfy(load ->
            assertThat(load.args().values())
                .containsEntry("from", 1L)
                .containsEntry("to", 4L)
                .containsEntry("rise", "PT20S"));

    assertThatThrownBy(() -> desk.soften(run, null, "crowd", "still", world.instructor))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the load of step 'crowd' goes on")
        .hasMessageContaining("Change load before it begins, or halt the run or the team");
  }

  @Test
  void softeningIsConfirmedWhenTheTargetsWereToldAndNotBefore() {
    RunId run = running();
    Duration before = delayOf(otter);
    Queue<Runnable> halts = new ArrayDeque<>();
    WorkLanes inline = WorkLanes.inline();
    ChaosEngine busy =
        world.engine(
            new WorkLanes(
                inline.effects(),
                inline.reverts(),
                inline.probes(),
                inline.waves(),
                inline.records(),
                halts::add),
            new WakeSignal());
    ControlDesk patient =
        world.controls(
            busy,
            length -> {
              world.clock.step(length);
              for (Runnable work = halts.poll(); work != null; work = halts.poll()) {
                work.run();
              }
            });
    ControlReport report = patient.soften(run, otter.id(), null, "too hard", world.instructor);

    assertThat(report.confirmed()).isTrue();
    assertThat(delayOf(otter)).isEqualTo(before.dividedBy(2));
    assertThat(report.lines())
        .filteredOn(line -> line.certainty() == Certainty.IN_FORCE)
        .extracting(ControlReport.Line::detail)
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches("in force until \\d\\d:\\d\\d:\\d\\d UTC");
  }

  @Test
  void changeThatTheTargetWasNotToldOfIsToldByWhoeverLooksNext() {
    RunId run = running();
    Duration before = delayOf(otter);
    Team[] down = {otter};
    world.aroundFault =
        real ->
            new ForwardingFault(real) {
              @Override
              public dev.firedrill.chaos.fault.Applied apply(
                  dev.firedrill.chaos.fault.FaultOrder order) {
                if (down.length > 0 && down[0] != null) {
                  throw new IllegalStateException("the target is away");
                }
                return real.apply(order);
              }
            };
    ControlDesk broken = world.controls(world.engine());
    assertThat(broken.soften(run, otter.id(), null, "too hard", world.instructor).confirmed())
        .isFalse();
    down[0] = null;
    world.settle(world.engine());
    assertThat(delayOf(otter)).isLessThan(before);
  }

  @Test
  void haltOfOneTeamLeavesTheOthersAlone() {
    RunId run = running();
    ControlReport report = desk.halt(run, otter.id(), "their laptop burns", world.instructor);
    assertThat(report.confirmed()).isTrue();
    assertThat(certainties(report)).containsExactlyInAnyOrder(Certainty.CLEAN, Certainty.NOT_BEGUN);
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.ruleOf(lynx)).isPresent();
    world.settle(engine);
    assertThat(world.record(run).state()).isEqualTo(RunState.RUNNING);
    assertThat(world.record(run).teams().get(otter.id())).isEqualTo(RunTeamState.HALTED);
    assertThat(desk.halt(run, otter.id(), "again", world.instructor).changed()).isFalse();
  }

  @Test
  void haltIsConfirmedWithoutSweeperAndAlarmClock() {
    RunId run = running();
    ControlReport report = desk.halt(run, null, "the projector burns", world.instructor);
    assertThat(report.changed()).isTrue();
    assertThat(report.confirmed()).isTrue();
    assertThat(report.lines())
        .filteredOn(line -> line.step().key().step().equals(ChaosWorld.FAULT))
        .extracting(ControlReport.Line::certainty)
        .containsOnly(Certainty.CLEAN);
    assertThat(desk.halt(run, null, "again", world.instructor).changed()).isFalse();
  }

  @Test
  void haltSaysWhatItIsNotSureOfAfterTenSeconds() {
    RunId run = running();
    world.users.sluggish.add(ChaosWorld.bot(lynx));
    Instant asked = world.clock.instant();
    ControlReport report = desk.halt(run, null, "stop", world.instructor);
    assertThat(report.confirmed()).isFalse();
    assertThat(report.lines())
        .filteredOn(line -> line.step().key().team().equals(lynx.id()))
        .extracting(ControlReport.Line::certainty)
        .contains(Certainty.UNDONE);
    assertThat(report.lines())
        .filteredOn(line -> line.step().key().team().equals(otter.id()))
        .extracting(ControlReport.Line::certainty)
        .contains(Certainty.CLEAN);
    assertThat(world.clock.instant()).isBetween(asked, asked.plusSeconds(11));
  }

  @Test
  void haltOfEverythingEndsEveryRun() {
    RunId first = world.launch(otter);
    RunId second = world.launch(lynx);
    world.run(engine, Duration.ofSeconds(10), Duration.ofSeconds(5));
    List<ControlReport> reports = desk.haltAll("building empty", world.instructor);
    assertThat(reports).extracting(ControlReport::run).containsExactlyInAnyOrder(first, second);
    assertThat(reports).allMatch(ControlReport::confirmed);
    assertThat(world.ruleOf(otter)).isEmpty();
    assertThat(world.ruleOf(lynx)).isEmpty();
    assertThat(desk.haltAll("again", world.instructor)).noneMatch(ControlReport::changed);
  }

  @Test
  void everyOrderIsInTheRecordWithWhoAndWhy() {
    RunId run = running();
    desk.pause(run, false, "fire alarm", world.instructor);
    desk.resume(run, "all back", world.instructor);
    desk.extend(run, null, Duration.ofMinutes(2), "they are close", world.instructor);
    desk.soften(run, null, null, "too hard", world.instructor);
    assertThat(world.facts(run))
        .filteredOn(fact -> fact.kind() == EvidenceKind.INSTRUCTOR_ACTION)
        .filteredOn(fact -> fact.team().equals(otter.id()))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(fact -> assertThat(fact.actor()).isEqualTo(world.instructor))
        .extracting(fact -> fact.text("action"))
        .contains("pause", "resume", "extend", "soften");
  }

  @Test
  void runThatIsOverTakesNoMoreOrders() {
    RunId run = running();
    desk.halt(run, null, "enough", world.instructor);
    world.settle(engine);
    assertThatThrownBy(() -> desk.pause(run, false, "late", world.instructor))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("HALTED");
    assertThat(desk.halt(run, null, "again", world.instructor).changed()).isFalse();
  }
}
