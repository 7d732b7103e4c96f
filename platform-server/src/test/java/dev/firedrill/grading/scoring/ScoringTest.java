package dev.firedrill.grading.scoring;

import static dev.firedrill.grading.scoring.Story.ADA;
import static dev.firedrill.grading.scoring.Story.BO;
import static dev.firedrill.grading.scoring.Story.good;
import static dev.firedrill.grading.scoring.Story.missing;
import static dev.firedrill.grading.scoring.Story.switchedOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoringTest {
  private static Story outage() {
    return new Story().fault(100, 820).during(100, 820, missing(3), good(7));
  }

  private static AutoScore.Line line(AutoScore score, String id) {
    return score.lines().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void explainsEveryLineInOneSentence() {
    AutoScore score = outage().declares(100 + 370, ADA, 1).score();

    AutoScore.Line detect = line(score, "detect");
    assertThat(detect.explanation())
        .isEqualTo(
            "You declared 6 min 10 s after the effect began (full marks up to 2 min, none after"
                + " 10 min): 6 of 20 points.");
    assertThat(detect.measured()).isEqualTo("6 min 10 s");
    assertThat(detect.full()).isEqualTo("2 min");
    assertThat(detect.zero()).isEqualTo("10 min");
    assertThat(detect.points()).isEqualTo(6.0);
    assertThat(score.lines())
        .extracting(AutoScore.Line::id)
        .containsExactly("detect", "engage", "mitigate", "resolve", "impact", "comms");
    assertThat(score.lines()).allSatisfy(l -> assertThat(l.explanation()).endsWith(" points."));
  }

  @Test
  void aGoodResponseEarnsNearlyAll() {
    AutoScore score =
        outage()
            .during(250, 820, switchedOff(3), good(7))
            .asks(130, "CUSERS", 300)
            .declares(160, ADA, 1)
            .writes(170, BO, "CINC1")
            .writes(200, BO, "CUSERS")
            .updates(200, ADA, 1)
            .updates(390, ADA, 1)
            .resolves(450, ADA, 1)
            .score();

    assertThat(score.total()).isGreaterThan(95);
    assertThat(score.lines().stream().mapToDouble(AutoScore.Line::points).sum())
        .isCloseTo(score.total(), within(0.35));
  }

  @Test
  void nobodyRespondingEarnsNothingButTheUnaskedQuestions() {
    AutoScore score = outage().asks(130, "CUSERS", 60).score();

    assertThat(score.total()).isZero();
    assertThat(line(score, "detect").measured()).isEqualTo("never");
    assertThat(line(score, "mitigate").explanation()).contains("not well again");
    assertThat(score.notes()).anySatisfy(note -> assertThat(note).contains("taken the fault back"));
  }

  @Test
  void falseAlarmsMultiplyDetection() {
    Story story = new Story().fault(600, 1190).during(600, 1190, missing(3), good(7));
    for (int i = 0; i < 3; i++) {
      story.declares(10 + i * 20, ADA, i + 1).resolves(20 + i * 20, ADA, i + 1);
    }
    AutoScore.Line detect = line(story.declares(620, ADA, 9).score(), "detect");

    assertThat(detect.subScore()).isEqualTo(0.7);
    assertThat(detect.points()).isEqualTo(14.0);
    assertThat(detect.explanation()).contains("times 0.7 for 3 false alarms");
  }

  @Test
  void withoutMeasuredPlayersImpactIsTheShareOfBadMinutes() {
    Story story = outage();
    AutoScore score =
        Scoring.score(Story.rules(null, false), story.signals(Story.rules(null, false)));

    // 12 minutes with 3 of 10 requests missing: 3.6 of 12 minutes.
    assertThat(line(score, "impact").subScore()).isEqualTo(0.7);
    assertThat(score.notes()).anySatisfy(note -> assertThat(note).contains("robot players"));
  }

  @Test
  void inAControlRunNotBeingAlarmedIsAll() {
    ScoringRules control = Story.rules(null, true);

    assertThat(Scoring.score(control, new Story().signals(control)).total()).isEqualTo(100);
    Story jumpy = new Story();
    for (int i = 0; i < 3; i++) {
      jumpy.declares(10 + i * 200, ADA, i + 1).resolves(20 + i * 200, ADA, i + 1);
    }
    assertThat(Scoring.score(control, jumpy.signals(control)).total()).isEqualTo(70);
  }

  @Test
  void theSameEvidenceGivesTheSameScore() {
    assertThat(outage().declares(160, ADA, 1).score())
        .isEqualTo(outage().declares(160, ADA, 1).score());
  }
}
