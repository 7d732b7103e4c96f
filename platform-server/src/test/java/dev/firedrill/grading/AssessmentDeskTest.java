package dev.firedrill.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firedrill.chaos.ProbeReading.State;
import dev.firedrill.chaos.RunMilestones.IncidentRef;
import dev.firedrill.chaos.RunMilestones.Milestones;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.grading.scoring.AutoScore;
import dev.firedrill.incident.Incident;
import dev.firedrill.slo.CommandTally;
import dev.firedrill.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssessmentDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private GradingRoom room = new GradingRoom(DATABASE);

  @BeforeEach
  void freshRun() {
    room = new GradingRoom(DATABASE);
  }

  @Test
  void assessesEveryTeamOnceWhenTheRunIsOverAndItsEvidenceIsIn() {
    Incident incident = room.theRun();
    assertThat(room.desk.assess(room.run)).isZero();
    room.end();
    room.quick.clock.set(room.start.plus(Duration.ofMinutes(15)).plusSeconds(19));
    assertThat(room.desk.assess(room.run)).isZero();

    room.quick.clock.step(Duration.ofSeconds(1));
    assertThat(room.desk.assess(room.run)).isEqualTo(2);
    assertThat(room.desk.assess(room.run)).isZero();
    assertThat(new GradingRoom(DATABASE).desk.assessWhatEnded()).isZero();

    Assessment quick = room.of(room.quick);
    assertThat(quick.incident()).isEqualTo(incident.id());
    assertThat(quick.auto().signals().effectAt()).isEqualTo(room.start.plusSeconds(60));
    assertThat(quick.auto().signals().detectedAt()).isEqualTo(room.start.plusSeconds(120));
    assertThat(quick.auto().signals().engagedAt()).isEqualTo(room.start.plusSeconds(150));
    assertThat(quick.auto().signals().mitigatedAt()).isEqualTo(room.start.plusSeconds(180));
    assertThat(quick.auto().signals().resolvedAt()).isEqualTo(room.start.plusSeconds(300));
    assertThat(quick.shareOfMark()).isEqualTo(0.4);
    assertThat(quick.auto().total()).isGreaterThan(85);

    Assessment asleep = room.of(room.asleep);
    assertThat(asleep.incident()).isNull();
    assertThat(asleep.auto().total()).isLessThan(20);
    assertThat(room.quick.evidence(EvidenceKind.SCORE_COMPUTED))
        .singleElement()
        .satisfies(event ->
            assertThat(event.payload())
                .containsEntry("assessmentId", quick.id().toString())
                .containsEntry("total", quick.auto().total()));
  }

  @Test
  void scoringTheSameFactsAgainGivesTheSameBytes() {
    room.theRun();
    room.end();
    room.desk.assessWhatEnded();
    Assessment stored = room.of(room.quick);

    assertThat(room.desk.replay(stored)).isEqualTo(stored.autoJson());

    // A fact that arrives late, even about then, changes nothing any more.
    room.window(room.quick, 302, new CommandTally(0, 0, 0, 0, 9));
    assertThat(room.desk.replay(stored)).isEqualTo(stored.autoJson());
  }

  @Test
  void scoringSampledProbesAgainGivesTheSameBytes() {
    room.theRun();
    room.sampled(room.quick);
    room.reading(room.quick, "weather-ok", State.NOT_HELD, 60, 200);
    room.reading(room.quick, "weather-ok", State.HELD, 260, 895);
    room.end();
    room.desk.assessWhatEnded();
    Assessment stored = room.of(room.quick);
    assertThat(room.quick.evidence(EvidenceKind.SCORE_COMPUTED))
        .singleElement()
        .satisfies(event -> assertThat(event.payload()).containsEntry("rules", 2));

    assertThat(room.desk.replay(stored)).isEqualTo(stored.autoJson());

    room.reading(room.quick, "weather-ok", State.NOT_HELD, 400, 600);
    assertThat(room.desk.replay(stored)).isEqualTo(stored.autoJson());
  }

  @Test
  void aRunThatIsStoredAMicrosecondAfterItsFirstFactIsScoredByItsOwnRules() {
    room.theRun();
    room.sampledAt(room.quick, room.start.minusNanos(1_000));
    room.reading(room.quick, "weather-ok", State.HELD, 60, 895);
    room.end();
    room.desk.assessWhatEnded();

    assertThat(room.quick.evidence(EvidenceKind.SCORE_COMPUTED))
        .singleElement()
        .satisfies(event -> assertThat(event.payload()).containsEntry("rules", 2));
  }

  @Test
  void everyLineNamesEvidenceThatExists() {
    room.theRun();
    room.end();
    room.desk.assessWhatEnded();

    AutoScore.Line detect = room.of(room.quick).auto().lines().getFirst();
    List<Long> declared =
        room.quick.evidence(EvidenceKind.INCIDENT_DECLARED).stream().map(e -> e.id()).toList();
    assertThat(detect.evidence()).containsAll(declared).hasSize(2);
  }

  @Test
  void aTeamOnWhichAFaultHadNoEffectIsVoid() {
    room.theRun();
    room.endVoid();
    room.desk.assessWhatEnded();

    assertThat(room.of(room.quick).auto().voided()).isTrue();
    assertThat(room.of(room.quick).auto().lines()).isEmpty();
    assertThat(room.of(room.asleep).auto().voided()).isFalse();
  }

  @Test
  void ofManyWhoAssessAtOnceOneDoes() throws Exception {
    room.theRun();
    room.end();
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Integer>> made = new ArrayList<>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        made.add(
            pool.submit(() -> {
              start.await();
              return room.desk.assess(room.run);
            }));
      }
      start.countDown();
    }
    int sum = 0;
    for (Future<Integer> one : made) {
      sum += one.get();
    }

    assertThat(sum).isEqualTo(2);
    assertThat(room.quick.evidence(EvidenceKind.SCORE_COMPUTED)).hasSize(1);
  }

  @Test
  void theSweepFindsWhatEndedWhileNobodyLooked() {
    room.theRun();
    room.end();
    AssessmentSweep sweep = new AssessmentSweep(room.desk);
    sweep.start();
    try {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat(room.assessments.find(room.run, room.asleep.team.id())).isPresent());
    } finally {
      sweep.stop();
    }
    sweep.wake();
  }

  @Test
  void milestonesShowHowFarATeamIsByTheSameRules() {
    Incident incident = room.theRun();
    room.quick.clock.set(room.start.plusSeconds(400));
    Milestones soFar = room.milestones.of(room.run, room.quick.team.id());

    assertThat(soFar.effectAt()).isEqualTo(room.start.plusSeconds(60));
    assertThat(soFar.detectedAt()).isEqualTo(room.start.plusSeconds(120));
    assertThat(soFar.mitigatedAt()).isEqualTo(room.start.plusSeconds(180));
    assertThat(soFar.incident())
        .isEqualTo(new IncidentRef(incident.id().value(), incident.number(), "RESOLVED"));
    Milestones others = room.milestones.of(room.run, room.asleep.team.id());
    assertThat(others.effectAt()).isNotNull();
    assertThat(others.detectedAt()).isNull();
    assertThat(others.incident()).isNull();

    room.end();
    room.desk.assessWhatEnded();
    assertThat(room.milestones.of(room.run, room.quick.team.id()).mitigatedAt())
        .isEqualTo(room.start.plusSeconds(180));
  }
}
