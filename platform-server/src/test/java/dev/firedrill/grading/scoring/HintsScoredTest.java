package dev.firedrill.grading.scoring;

import static dev.firedrill.grading.scoring.Story.ADA;
import static dev.firedrill.grading.scoring.Story.STAFF;
import static dev.firedrill.grading.scoring.Story.good;
import static dev.firedrill.grading.scoring.Story.missing;
import static dev.firedrill.grading.scoring.Story.switchedOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HintsScoredTest {
  private static Story response() {
    return new Story()
        .fault(100, 820)
        .during(100, 820, missing(3), good(7))
        .during(250, 820, switchedOff(3), good(7))
        .declares(160, ADA, 1)
        .updates(200, ADA, 1)
        .resolves(450, ADA, 1);
  }

  private static Story hint(Story story, int second, PersonId by, double cost) {
    return story.add(
        EvidenceKind.INCIDENT_HINT_TAKEN,
        second,
        by,
        Map.of(
            "incidentId",
            Story.incident(1).toString(),
            "hint",
            "h" + second,
            "cost",
            cost,
            "text",
            "look"));
  }

  @Test
  void aRunWithoutHintsIsScoredToTheSameLetterAsBeforeThereWereAny() {
    AutoScore score = response().score();

    assertThat(score.lines()).extracting(AutoScore.Line::id).doesNotContain("hints");
    assertThat(ScoreJson.write(response().score())).isEqualTo(ScoreJson.write(score));
  }

  @Test
  void hintsTakeTheirCostsOffAndSaySo() {
    double without = response().score().total();
    AutoScore score = hint(hint(response(), 210, ADA, 3), 230, ADA, 5).score();

    assertThat(score.total()).isCloseTo(without - 8, within(0.05));
    assertThat(score.lines().getLast())
        .satisfies(line -> {
          assertThat(line.id()).isEqualTo("hints");
          assertThat(line.points()).isEqualTo(-8.0);
          assertThat(line.explanation()).isEqualTo("You took 2 hints for 8 points: 8 points less.");
          assertThat(line.evidence()).hasSize(2);
        });
    assertThat(score.lines().stream().mapToDouble(AutoScore.Line::points).sum())
        .isCloseTo(score.total(), within(0.35));
  }

  @Test
  void hintsNeverCostMoreThanTheCap() {
    Story story = response();
    double without = response().score().total();
    double cap = Story.rules().grading().hintCap();
    for (int i = 0; i < 6; i++) {
      hint(story, 210 + i, ADA, 7);
    }

    assertThat(story.score().total()).isCloseTo(Math.max(0, without - cap), within(0.05));
    assertThat(story.score().lines().getLast().explanation()).contains("is the most");
  }

  @Test
  void hintsOfOthersAreNotTheTeams() {
    assertThat(hint(response(), 210, STAFF, 7).score()).isEqualTo(response().score());
  }

  @Test
  void aWordThatWasTakenBackResolvesNothing() {
    Story story =
        response()
            .add(
                EvidenceKind.INCIDENT_REOPENED,
                500,
                ADA,
                Map.of("incidentId", Story.incident(1).toString(), "reason", "it is back"));

    assertThat(story.score().signals().resolvedAt()).isNull();
    assertThat(story.resolves(520, ADA, 1).score().signals().resolvedAt()).isNotNull();
  }
}
