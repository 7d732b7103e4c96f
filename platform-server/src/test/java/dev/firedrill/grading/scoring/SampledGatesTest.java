package dev.firedrill.grading.scoring;

import static dev.firedrill.chaos.ProbeReading.State.HELD;
import static dev.firedrill.chaos.ProbeReading.State.NOT_HELD;
import static dev.firedrill.chaos.ProbeReading.State.UNKNOWN;
import static dev.firedrill.grading.scoring.Story.ADA;
import static dev.firedrill.grading.scoring.Story.at;
import static dev.firedrill.grading.scoring.Story.good;
import static dev.firedrill.grading.scoring.Story.missing;
import static dev.firedrill.grading.scoring.Story.switchedOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.grading.scoring.gate.RulesVersion;
import org.junit.jupiter.api.Test;

/**
 * Gates whose probes are sampled: of a fault from second 100 to 820, whose users are well at 300.
 */
class SampledGatesTest {
  private static final String SCALE = "not-scaled-down";
  private static final String CAUSE = "cause-gone";

  private static Story mended() {
    return new Story()
        .fault(100, 820)
        .during(100, 820, missing(3), good(7))
        .during(300, 1200, switchedOff(3), good(7))
        .declares(150, ADA, 1);
  }

  private static Story sampled() {
    return mended().sampled();
  }

  private static Signals signals(Story story) {
    return story.signals(Story.rulesWithBotProbes());
  }

  private static AutoScore.Line line(Story story, String id) {
    return Scoring.score(Story.rulesWithBotProbes(), signals(story)).lines().stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatHeldAllAlongChangesNothing() {
    Story story = sampled().probe(SCALE, HELD, 0, 1198).probe(CAUSE, HELD, 0, 1198);

    assertThat(signals(story).mitigatedAt()).isEqualTo(at(300));
    assertThat(signals(story).notJudged()).isEmpty();
    assertThat(signals(story).brokenInvariants()).isEmpty();
  }

  @Test
  void usersWhoAreWellAtTheCostOfAnInvariantAreNotYetMitigated() {
    Story story =
        sampled()
            .probe(SCALE, HELD, 0, 195)
            .probe(SCALE, NOT_HELD, 200, 395)
            .probe(SCALE, HELD, 400, 1198)
            .probe(CAUSE, HELD, 0, 1198);

    assertThat(signals(story).mitigatedAt()).isEqualTo(at(400));
    assertThat(line(story, "mitigate").explanation()).contains("when not-scaled-down held");
  }

  @Test
  void anInvariantThatBreaksWithinTheStretchVoidsIt() {
    Story story =
        sampled()
            .probe(SCALE, HELD, 0, 335)
            .probe(SCALE, NOT_HELD, 340, 345)
            .probe(SCALE, HELD, 350, 1198);

    assertThat(signals(story).mitigatedAt()).isEqualTo(at(350));
  }

  @Test
  void anInvariantThatNeverHeldIsNamedAsTheReason() {
    Story story = sampled().probe(SCALE, NOT_HELD, 200, 1198);

    assertThat(signals(story).mitigatedAt()).isNull();
    assertThat(line(story, "mitigate").explanation())
        .contains(": not-scaled-down did not hold that long")
        .contains("at the end not-scaled-down did not hold");
  }

  @Test
  void anInvariantBrokenAtTheEndCostsMitigationAndResolution() {
    Story story =
        sampled()
            .probe(SCALE, HELD, 0, 995)
            .probe(SCALE, NOT_HELD, 1000, 1198)
            .probe(CAUSE, HELD, 0, 1198)
            .resolves(500, ADA, 1);

    assertThat(signals(story).mitigatedAt()).isEqualTo(at(300));
    assertThat(signals(story).brokenInvariants()).containsExactly(SCALE);
    assertThat(line(story, "mitigate").points()).isZero();
    assertThat(line(story, "resolve").points()).isZero();
    AutoScore score = Scoring.score(Story.rulesWithBotProbes(), signals(story));
    assertThat(score.total())
        .isCloseTo(score.lines().stream().mapToDouble(AutoScore.Line::points).sum(), within(0.35));
  }

  @Test
  void oneUnluckySampleAtTheEndBreaksNoInvariant() {
    Story story = sampled().probe(SCALE, HELD, 0, 1190).probe(SCALE, NOT_HELD, 1195, 1195);

    assertThat(signals(story).brokenInvariants()).isEmpty();
  }

  @Test
  void aShortGapIsBridgedWithoutAWord() {
    Story shortly = sampled().probe(SCALE, HELD, 0, 330).probe(SCALE, HELD, 345, 1198);

    assertThat(signals(shortly).mitigatedAt()).isEqualTo(at(300));
    assertThat(line(shortly, "mitigate").explanation()).doesNotContain("did not look");
  }

  @Test
  void aServerThatDiedIsExcusedAndSaidSo() {
    Story killed = sampled().probe(SCALE, HELD, 0, 330).probe(SCALE, HELD, 375, 1198);

    assertThat(signals(killed).mitigatedAt()).isEqualTo(at(300));
    assertThat(line(killed, "mitigate").explanation())
        .contains(
            ", with 30 s in which the platform did not look at not-scaled-down counted in your"
                + " favor: ");
  }

  @Test
  void whatHoldsAfterAGapHeldSinceTheLastSampleBeforeIt() {
    Story mendedMeanwhile = sampled().probe(SCALE, NOT_HELD, 0, 330).probe(SCALE, HELD, 390, 1198);

    assertThat(signals(mendedMeanwhile).mitigatedAt()).isEqualTo(at(330));
  }

  @Test
  void whatNoLongerHoldsAfterAGapHeldUntilThen() {
    Story broken =
        sampled()
            .probe(SCALE, HELD, 0, 330)
            .probe(SCALE, NOT_HELD, 375, 500)
            .probe(SCALE, HELD, 505, 1198);
    assertThat(signals(broken).mitigatedAt()).isEqualTo(at(300));

    Story earlier =
        sampled()
            .probe(SCALE, HELD, 0, 330)
            .probe(SCALE, NOT_HELD, 355, 500)
            .probe(SCALE, HELD, 505, 1198);
    assertThat(signals(earlier).mitigatedAt()).as("55 s are not enough").isEqualTo(at(505));
  }

  @Test
  void whatThePlatformCouldNotLookAtIsExcusedToo() {
    Story unseen =
        sampled().probe(SCALE, HELD, 0, 330).unseen(SCALE, 335, 420).probe(SCALE, HELD, 425, 1198);
    assertThat(signals(unseen).mitigatedAt()).isEqualTo(at(300));

    Story never = sampled().unseen(SCALE, 0, 1198);
    assertThat(signals(never).mitigatedAt()).isEqualTo(at(300));
    assertThat(signals(never).notJudged()).contains(SCALE);
  }

  @Test
  void aGapDoesNotExcuseWhatTheServiceDidNotShow() {
    Story silent =
        sampled()
            .probe(SCALE, HELD, 0, 330)
            .probe(SCALE, UNKNOWN, 335, 400)
            .probe(SCALE, HELD, 460, 1198);

    assertThat(signals(silent).mitigatedAt()).isEqualTo(at(400));
  }

  @Test
  void usersWhomThePlatformDidNotAskAreExcusedToo() {
    Story silent =
        sampled().probe(SCALE, HELD, 0, 1198).probe(CAUSE, HELD, 0, 1198).withoutData(320, 400);

    assertThat(signals(silent).mitigatedAt()).isEqualTo(at(300));
    assertThat(line(silent, "mitigate").explanation())
        .contains("40 s in which the platform did not look at reply-ok, weather-ok and feature");
  }

  @Test
  void aPlatformThatIsGoneToTheEndTakesNothingAway() {
    Story gone =
        sampled().probe(SCALE, HELD, 0, 310).probe(CAUSE, HELD, 0, 310).withoutData(310, 1200);

    assertThat(signals(gone).mitigatedAt()).isEqualTo(at(300));
    assertThat(signals(gone).resolvedAt()).isEqualTo(at(300));
    assertThat(signals(gone).brokenInvariants()).isEmpty();
  }

  @Test
  void whatCannotBeToldForLongCountsAsNotHeld() {
    Story shortly =
        sampled()
            .probe(SCALE, HELD, 0, 330)
            .probe(SCALE, UNKNOWN, 335, 340)
            .probe(SCALE, HELD, 345, 1198);
    assertThat(signals(shortly).mitigatedAt()).isEqualTo(at(300));

    Story toTheEnd = sampled().probe(SCALE, HELD, 0, 330).probe(SCALE, UNKNOWN, 335, 1198);
    assertThat(signals(toTheEnd).mitigatedAt()).isNull();
    assertThat(signals(toTheEnd).brokenInvariants()).containsExactly(SCALE);
  }

  @Test
  void aPlatformThatTakesNoSamplesAtTheEndBreaksNoInvariant() {
    Story silent = sampled().probe(SCALE, HELD, 0, 900);
    assertThat(signals(silent).brokenInvariants()).isEmpty();

    Story broken = sampled().probe(SCALE, HELD, 0, 895).probe(SCALE, NOT_HELD, 900, 965);
    assertThat(signals(broken).brokenInvariants()).containsExactly(SCALE);
  }

  @Test
  void aProbeWithoutAnySampleIsLeftOutAndSaidSo() {
    Story story = sampled().probe(SCALE, HELD, 0, 1198);

    assertThat(signals(story).notJudged()).containsExactly(CAUSE);
  }

  @Test
  void aCauseSeenGoneNeedsNobodysWordAndHasteEarnsNothing() {
    Story story =
        sampled()
            .probe(SCALE, HELD, 0, 1198)
            .probe(CAUSE, NOT_HELD, 100, 595)
            .probe(CAUSE, HELD, 600, 1198);

    assertThat(signals(story).resolvedAt()).isEqualTo(at(600));
    assertThat(line(story, "resolve").explanation())
        .contains("The cause was gone, and stayed so for 1 min, 8 min 20 s after the effect");
    assertThat(signals(story.resolves(1000, ADA, 1)).resolvedAt()).isEqualTo(at(600));
  }

  @Test
  void whereOnlyUsersTellTheWordIsNeeded() {
    Story story = sampled().probe(SCALE, HELD, 0, 1198);
    assertThat(signals(story).resolvedAt()).isNull();

    assertThat(signals(story.resolves(500, ADA, 1)).resolvedAt()).isEqualTo(at(500));
  }

  @Test
  void theWordIsNotEnoughWhileTheCauseIsThere() {
    Story story =
        sampled()
            .probe(SCALE, HELD, 0, 1198)
            .probe(CAUSE, NOT_HELD, 100, 595)
            .probe(CAUSE, HELD, 600, 1198)
            .resolves(500, ADA, 1);

    assertThat(signals(story).mitigatedAt()).isEqualTo(at(300));
    assertThat(signals(story).resolvedAt()).isEqualTo(at(600));
    assertThat(line(story, "resolve").explanation()).contains("when cause-gone held");
  }

  @Test
  void aCauseThatOnlyThePlatformRemovedIsNotResolved() {
    Story story =
        sampled()
            .probe(SCALE, HELD, 0, 1198)
            .probe(CAUSE, NOT_HELD, 100, 820)
            .probe(CAUSE, HELD, 825, 1198)
            .resolves(500, ADA, 1);

    assertThat(signals(story).resolvedAt()).isNull();
  }

  @Test
  void aCauseThatComesBackWithinTheWindowIsNotGone() {
    Story story =
        sampled()
            .probe(SCALE, HELD, 0, 1198)
            .probe(CAUSE, NOT_HELD, 100, 505)
            .probe(CAUSE, HELD, 510, 535)
            .probe(CAUSE, NOT_HELD, 540, 695)
            .probe(CAUSE, HELD, 700, 1198)
            .resolves(500, ADA, 1);

    assertThat(signals(story).resolvedAt()).isEqualTo(at(700));
  }

  @Test
  void aRunOfOlderEvidenceIsScoredAsBeforeWhateverWasSampled() {
    Story old = mended();
    String before = ScoreJson.write(Scoring.score(Story.rulesWithBotProbes(), signals(old)));
    old.probe(SCALE, NOT_HELD, 0, 1198).probe(CAUSE, NOT_HELD, 0, 1198);

    assertThat(signals(old).gates().rules()).isEqualTo(RulesVersion.WHAT_USERS_SAW);
    assertThat(signals(old).notJudged()).containsExactly(SCALE, CAUSE);
    assertThat(ScoreJson.write(Scoring.score(Story.rulesWithBotProbes(), signals(old))))
        .isEqualTo(before);
  }

  @Test
  void theFactsBehindAGateAreNamed() {
    Story story = sampled().probe(SCALE, NOT_HELD, 200, 395).probe(SCALE, HELD, 400, 1198);
    long first =
        story.events().stream()
            .filter(event -> event.payload().getOrDefault("state", "").equals("HELD"))
            .findFirst()
            .orElseThrow()
            .id();

    assertThat(signals(story).proof().mitigate()).contains(first);
  }
}
