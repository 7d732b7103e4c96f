package dev.firedrill.chaos;

import static dev.firedrill.chaos.ProbeReading.State.HELD;
import static dev.firedrill.chaos.ProbeReading.State.NOT_HELD;
import static dev.firedrill.chaos.ProbeReading.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.engine.ChaosEngine;
import dev.firedrill.chaos.persistence.ChaosPersistence;
import dev.firedrill.chaos.probe.ProbeSampler;
import dev.firedrill.chaos.probe.watch.GateWatch;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.scenarios.expect.ProbeExpectation;
import dev.firedrill.team.Team;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Samples of an upstream that the fault makes slow, every two seconds, in real rows. */
class GateWatchTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final ChaosWorld world = new ChaosWorld(DATABASE);
  private final Team otter = world.course.team();
  private final ChaosEngine engine = world.engine();

  private GateWatch watch() {
    return new GateWatch(
        new GateWatch.Ports(
            engine::going,
            world.runs,
            world.ledger,
            ChaosPersistence.watchLeases(DATABASE.jdbi()),
            new ProbeSampler(world.users, world.users, world.clock),
            world.evidence,
            DATABASE.transactions(),
            DATABASE.teams(),
            UUID.randomUUID(),
            world.clock));
  }

  private RunId launch() {
    world.rewrite("causeGone: [reply-ok]", "causeGone: [reply-ok, weather-upstream-normal]");
    return world.launch(otter);
  }

  private void seconds(int seconds, GateWatch... servers) {
    world.onOneConnection(() -> {
      for (int second = 0; second < seconds; second++) {
        world.clock.step(Duration.ofSeconds(1));
        engine.advance();
        for (GateWatch server : servers) {
          server.tick(Runnable::run);
        }
      }
    });
  }

  private List<EvidenceEvent> facts(RunId run) {
    return world.evidence.find(
        EvidenceQuery.ofRun(run.value())
            .onlyKinds(Set.of(EvidenceKind.PROBE_CHANGED, EvidenceKind.PROBE_SAMPLED)));
  }

  private List<ProbeReading> readings(RunId run) {
    return facts(run).stream().map(fact -> ProbeReading.of(fact.payload())).toList();
  }

  @Test
  void changesAreToldAndSoIsEachHalfMinuteWithoutOne() {
    RunId run = launch();
    seconds(70, watch());

    List<EvidenceEvent> facts = facts(run);
    assertThat(facts)
        .allSatisfy(fact -> {
          assertThat(fact.subject()).isEqualTo("probe:weather-upstream-normal");
          assertThat(fact.occurredAt()).isEqualTo(ProbeReading.of(fact.payload()).endedAt());
        });
    assertThat(facts)
        .filteredOn(fact -> fact.kind() == EvidenceKind.PROBE_CHANGED)
        .singleElement()
        .satisfies(fact -> assertThat(fact.text()).contains("does not hold"));
    assertThat(readings(run)).extracting(ProbeReading::state).contains(HELD, NOT_HELD);
    assertThat(facts).as("not each of 35 samples").hasSizeLessThan(7);
  }

  @Test
  void whatIsWrittenCanBeJudgedOnceMore() {
    RunId run = launch();
    seconds(20, watch());

    assertThat(readings(run))
        .isNotEmpty()
        .allSatisfy(reading ->
            assertThat(ProbeExpectation.compile(reading.expect()).test(reading.result()))
                .isEqualTo(reading.state() == HELD));
  }

  @Test
  void ofTwoServersOneWritesAndTheOtherTakesOverWhenItIsGone() {
    RunId run = launch();
    GateWatch one = watch();
    GateWatch other = watch();
    seconds(40, one, other);
    int alone = facts(run).size();
    assertThat(readings(run)).extracting(ProbeReading::endedAt).doesNotHaveDuplicates();

    seconds(40, other);

    assertThat(facts(run).size()).isGreaterThan(alone);
    ProbeReading last = readings(run).getLast();
    assertThat(last.state()).isEqualTo(NOT_HELD);
    assertThat(last.from())
        .as("a gap of the lease")
        .isAfter(readings(run).get(alone - 1).endedAt());
  }

  @Test
  void aServerWithoutARunAsksTheDatabaseForNothing() {
    GateWatch idle = watch();
    engine.advance();
    AtomicInteger asked = new AtomicInteger();
    SqlLogger before = DATABASE.jdbi().getConfig(SqlStatements.class).getSqlLogger();
    DATABASE
        .jdbi()
        .setSqlLogger(
            new SqlLogger() {
              @Override
              public void logBeforeExecution(StatementContext context) {
                asked.incrementAndGet();
              }
            });
    try {
      for (int second = 0; second < 60; second++) {
        world.clock.step(Duration.ofSeconds(1));
        idle.tick(Runnable::run);
      }
    } finally {
      DATABASE.jdbi().setSqlLogger(before);
    }

    assertThat(asked).hasValue(0);
  }

  @Test
  void oneThatWasAwayForLongerThanItsLeaseWritesNothing() {
    RunId run = launch();
    GateWatch asleep = watch();
    seconds(3, asleep);
    seconds(20, watch());
    int before = facts(run).size();

    asleep.close();

    assertThat(facts(run)).hasSize(before);
  }

  @Test
  void aServerThatStopsLeavesTheRunAtOnceAndNothingUnwritten() {
    RunId run = launch();
    GateWatch first = watch();
    seconds(24, first);
    first.close();
    assertThat(readings(run).getLast().endedAt()).isAfter(world.clock.instant().minusSeconds(3));

    seconds(4, watch());

    assertThat(readings(run).getLast().endedAt()).isAfter(world.clock.instant().minusSeconds(5));
  }

  @Test
  void aSampleThatCannotBeTakenIsUnknownAndAGap() {
    RunId run = launch();
    GateWatch watch = watch();
    seconds(12, watch);
    world.users.unreachable = true;
    seconds(3, watch);

    ProbeReading last = readings(run).getLast();
    assertThat(last.state()).isEqualTo(UNKNOWN);
    assertThat(last.gaps()).isPositive();
  }

  @Test
  void aRunThatIsOverIsNotSampledAnyMoreAndItsLastSampleIsWritten() {
    RunId run = launch();
    GateWatch watch = watch();
    seconds(14, watch);
    engine.halt(run, "enough", null);
    seconds(30, watch);
    int facts = facts(run).size();
    assertThat(world.record(run).endedAt()).isNotNull();

    seconds(40, watch);

    assertThat(facts(run)).hasSize(facts);
  }

  @Test
  void aRunSaysThatItsProbesAreSampled() {
    RunId run = launch();

    assertThat(world.facts(run))
        .filteredOn(fact -> fact.kind() == EvidenceKind.RUN_STARTED)
        .singleElement()
        .satisfies(fact -> assertThat(fact.payload()).containsEntry("evidenceVersion", 2));
  }
}
