package dev.firedrill.grading.scoring;

import static dev.firedrill.grading.scoring.Story.ADA;
import static dev.firedrill.grading.scoring.Story.BO;
import static dev.firedrill.grading.scoring.Story.STAFF;
import static dev.firedrill.grading.scoring.Story.at;
import static dev.firedrill.grading.scoring.Story.good;
import static dev.firedrill.grading.scoring.Story.missing;
import static dev.firedrill.grading.scoring.Story.switchedOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.slo.CommandTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalReaderTest {
  /** The weather is gone from second 100 to 820, when the platform takes the fault back. */
  private static Story outage() {
    return new Story().fault(100, 820).during(100, 820, missing(3), good(7));
  }

  /** Mitigated by switching the weather off at second 300. */
  private static Story mitigated() {
    return outage().during(300, 1200, switchedOff(3), good(7));
  }

  @Test
  void everyClockStartsAtTheVerifiedEffect() {
    Signals signals = outage().signals();

    assertThat(signals.effectAt()).isEqualTo(at(100));
    assertThat(signals.effectUntil()).isEqualTo(at(820));
    assertThat(signals.inEffect()).isEqualTo(Duration.ofMinutes(12));
  }

  @Test
  void noiseIsNoGroundTruth() {
    Signals signals =
        new Story()
            .add(
                EvidenceKind.FAULT_VERIFIED,
                50,
                null,
                Map.of("step", "decoy", "groundTruth", false))
            .add(EvidenceKind.FAULT_VOID, 60, null, Map.of("step", "decoy", "groundTruth", false))
            .fault(100, 820)
            .signals();

    assertThat(signals.effectAt()).isEqualTo(at(100));
    assertThat(signals.voidedBecause()).isNull();
  }

  @Test
  void aFaultWithoutEffectVoidsAndScoresNothing() {
    Signals signals =
        outage()
            .add(EvidenceKind.FAULT_VOID, 500, null, Map.of("step", "two", "groundTruth", true))
            .signals();
    assertThat(signals.voidedBecause()).isNotNull();
    AutoScore score = Scoring.score(Story.rules(), signals);
    assertThat(score.voided()).isTrue();
    assertThat(score.total()).isZero();
    assertThat(score.lines()).isEmpty();
    assertThat(score.notes()).singleElement().asString().contains("nothing is scored");

    assertThat(new Story().signals().voidedBecause()).isNotNull();
  }

  @Test
  void theFirstDeclarationByAPersonOfTheRosterDetects() {
    Signals signals = outage().declares(160, STAFF, 1).declares(200, BO, 2).signals();

    assertThat(signals.detectedAt()).isEqualTo(at(200));
    assertThat(signals.incident()).isEqualTo(Story.incident(2));
  }

  @Test
  void anIncidentDeclaredJustBeforeCountsAtTheEffectWhileItIsOpen() {
    assertThat(outage().declares(40, ADA, 1).signals().detectedAt()).isEqualTo(at(100));
    Signals resolvedBefore = outage().declares(40, ADA, 1).resolves(90, ADA, 1).signals();
    assertThat(resolvedBefore.detectedAt()).isNull();
    assertThat(resolvedBefore.falseAlarms()).isZero();
  }

  @Test
  void aDeclarationLongBeforeTheEffectIsAFalseAlarmAndDetectsNothing() {
    Signals signals =
        new Story()
            .fault(400, 820)
            .during(400, 820, missing(3), good(7))
            .declares(20, ADA, 1)
            .signals();

    assertThat(signals.falseAlarms()).isEqualTo(1);
    assertThat(signals.detectedAt()).isNull();
    assertThat(signals.incident()).isEqualTo(Story.incident(1));
  }

  @Test
  void aLateDeclarationWhileTheFaultLastsIsNoFalseAlarm() {
    Signals signals =
        new Story()
            .fault(10, 1190)
            .during(10, 1190, missing(3), good(7))
            .declares(1100, ADA, 1)
            .signals();

    assertThat(signals.falseAlarms()).isZero();
    assertThat(signals.detectedAt()).isEqualTo(at(1100));
  }

  @Test
  void engagingIsWritingInTheIncidentsChannelAfterDetection() {
    Signals signals =
        outage()
            .writes(150, BO, "CINC1")
            .declares(200, ADA, 1)
            .writes(210, BO, "COPS")
            .writes(220, STAFF, "CINC1")
            .writes(260, BO, "CINC1")
            .signals();

    assertThat(signals.engagedAt()).isEqualTo(at(260));
  }

  @Test
  void anUpdateEngagesToo() {
    assertThat(outage().declares(200, ADA, 1).updates(230, ADA, 1).signals().engagedAt())
        .isEqualTo(at(230));
  }

  @Test
  void mitigationIsTheStartOfTheFirstSustainedHealth() {
    assertThat(mitigated().signals().mitigatedAt()).isEqualTo(at(300));
  }

  @Test
  void aRelapseWithinTheSustainTimeVoidsTheStretch() {
    Signals signals =
        outage()
            .during(200, 255, good(3), good(7))
            .during(255, 300, missing(3), good(7))
            .during(300, 820, switchedOff(3), good(7))
            .signals();

    assertThat(signals.mitigatedAt()).isEqualTo(at(300));
  }

  @Test
  void oneBadWindowOrOneWithoutDataBreaksIt() {
    assertThat(mitigated().during(330, 335, missing(1), good(7)).signals().mitigatedAt())
        .isEqualTo(at(335));
    assertThat(mitigated().withoutData(330, 335).signals().mitigatedAt()).isEqualTo(at(335));
  }

  @Test
  void aCommandNobodyAskedForAMomentBreaksNothing() {
    assertThat(mitigated().withoutWeather(330, 350).signals().mitigatedAt()).isEqualTo(at(300));
    assertThat(mitigated().withoutWeather(305, 400).signals().mitigatedAt()).isEqualTo(at(400));
  }

  @Test
  void aWindowInWhichThePlatformFailedToAskIsExcusedForAWhile() {
    Signals excused = mitigated().during(330, 350, CommandTally.NONE, CommandTally.NONE).signals();
    assertThat(excused.mitigatedAt()).isEqualTo(at(300));
    Signals tooLong = mitigated().during(330, 400, CommandTally.NONE, CommandTally.NONE).signals();
    assertThat(tooLong.mitigatedAt()).isEqualTo(at(400));
  }

  @Test
  void healthThatThePlatformBroughtBackIsNoMitigation() {
    Signals signals = outage().signals();

    assertThat(signals.mitigatedAt()).isNull();
    assertThat(signals.healedAfterwards()).isTrue();
    assertThat(outage().during(770, 820, switchedOff(3), good(7)).signals().mitigatedAt()).isNull();
  }

  @Test
  void aFaultTheTeamItselfUndidIsNotTakenBack() {
    Signals signals =
        outage()
            .during(790, 1200, good(3), good(7))
            .add(
                EvidenceKind.FAULT_SUPERSEDED,
                822,
                null,
                Map.of("step", "slow", "groundTruth", true))
            .signals();

    assertThat(signals.mitigatedAt()).isEqualTo(at(790));
  }

  @Test
  void switchingEverythingOffIsNoMitigation() {
    Signals signals = outage().during(300, 820, switchedOff(3), switchedOff(7)).signals();

    assertThat(signals.mitigatedAt()).isNull();
  }

  @Test
  void anInvariantBrokenAtTheEndIsReported() {
    Story story = mitigated().during(1130, 1200, switchedOff(3), switchedOff(7));

    assertThat(story.signals().brokenInvariants()).containsExactly("feature-intact");
    assertThat(story.score().lines())
        .filteredOn(line -> line.id().equals("mitigate"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.points()).isZero();
          assertThat(line.explanation()).contains("cost something else");
        });
  }

  @Test
  void resolvedIsTheTeamsWordWhenTheCauseIsGone() {
    assertThat(mitigated().declares(150, ADA, 1).resolves(500, BO, 1).signals().resolvedAt())
        .isEqualTo(at(500));
    assertThat(mitigated().declares(150, ADA, 1).signals().resolvedAt()).isNull();
    assertThat(outage().declares(150, ADA, 1).resolves(500, BO, 1).signals().resolvedAt()).isNull();
  }

  @Test
  void aWordThatCameEarlyCountsFromWhenTheCauseWasGone() {
    assertThat(mitigated().declares(150, ADA, 1).resolves(200, BO, 1).signals().resolvedAt())
        .isEqualTo(at(300));
  }

  @Test
  void aRunThatEndsRightAfterTheWordAndWithinAWindowStillCountsIt() {
    assertThat(
            mitigated().declares(150, ADA, 1).resolves(500, BO, 1).signalsUntil(503).resolvedAt())
        .isEqualTo(at(500));
  }

  @Test
  void aWordJustBeforeARelapseDoesNotCountYet() {
    Signals signals =
        mitigated()
            .during(510, 600, missing(3), good(7))
            .declares(150, ADA, 1)
            .resolves(500, BO, 1)
            .signals();

    assertThat(signals.resolvedAt()).isEqualTo(at(600));
  }

  @Test
  void badMinutesAreCountedFromTheEffectToTheEnd() {
    Signals signals = mitigated().signals();

    // 200 s with 3 of 10 requests missing.
    assertThat(signals.badMinutes()).isCloseTo(1.0, within(1e-9));
    assertThat(signals.badRequests()).isEqualTo(3 * 40);
    assertThat(signals.totalRequests()).isEqualTo(10 * 220);
  }

  @Test
  void othersWaitFromTheDueTimeUntilResolved() {
    // Due 5 min after the effect: at 400. One update at 380 covers until 680.
    assertThat(mitigated().declares(150, ADA, 1).updates(380, ADA, 1).signals().stale())
        .isEqualTo(Duration.ofSeconds(1200 - 680));
    assertThat(
            mitigated()
                .declares(150, ADA, 1)
                .updates(380, ADA, 1)
                .resolves(700, ADA, 1)
                .signals()
                .stale())
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void questionsAreAnsweredByPeopleInTheirChannelInTime() {
    Signals signals =
        outage()
            .asks(130, "CUSERS", 60)
            .writes(140, STAFF, "CUSERS")
            .writes(150, ADA, "COPS")
            .writes(185, ADA, "CUSERS")
            .asks(300, "CUSERS", 60)
            .writes(361, ADA, "CUSERS")
            .asks(1180, "CUSERS", 60)
            .signals();

    assertThat(signals.asked()).isEqualTo(2);
    assertThat(signals.answered()).isEqualTo(1);
  }

  @Test
  void whatHappensOutsideOfTheRunDoesNotExist() {
    Signals signals = outage().declares(1300, ADA, 1).signals();

    assertThat(signals.detectedAt()).isNull();
    assertThat(signals.declarations()).isZero();
  }

  @Test
  void everySignalNamesTheFactsBehindIt() {
    Story story = mitigated().declares(150, ADA, 1).writes(170, BO, "CINC1").resolves(500, BO, 1);
    Signals.Proof proof = story.signals().proof();
    Map<Long, EvidenceKind> kinds =
        story.events().stream()
            .collect(java.util.stream.Collectors.toMap(e -> e.id(), e -> e.kind()));

    assertThat(proof.detect())
        .extracting(kinds::get)
        .containsExactly(EvidenceKind.FAULT_VERIFIED, EvidenceKind.INCIDENT_DECLARED);
    assertThat(proof.engage()).extracting(kinds::get).isEqualTo(List.of(EvidenceKind.CHAT_MESSAGE));
    assertThat(proof.mitigate()).extracting(kinds::get).isEqualTo(List.of(EvidenceKind.SLI_WINDOW));
    assertThat(proof.resolve())
        .extracting(kinds::get)
        .isEqualTo(List.of(EvidenceKind.INCIDENT_RESOLVED));
  }
}
