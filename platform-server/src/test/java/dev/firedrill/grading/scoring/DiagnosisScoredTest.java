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
import dev.firedrill.scenarios.Grading;
import dev.firedrill.scenarios.catalog.Catalog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisScoredTest {
  private static Story response() {
    return new Story()
        .fault(100, 820)
        .during(100, 820, missing(3), good(7))
        .during(250, 820, switchedOff(3), good(7))
        .declares(160, ADA, 1)
        .updates(200, ADA, 1)
        .resolves(450, ADA, 1);
  }

  private static Story says(
      Story story, int second, PersonId by, String component, String mechanism, String trigger) {
    return story.add(
        EvidenceKind.DIAGNOSIS_SUBMITTED,
        second,
        by,
        Map.of("component", component, "mechanism", mechanism, "trigger", trigger));
  }

  private static AutoScore.Line line(AutoScore score, String id) {
    return score.lines().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private static AutoScore weighed(Story story) {
    return story.weighed(Grading.Weights.STANDARD);
  }

  @Test
  void theBestTryCountsLessATenthForEachEarlierOne() {
    Story story = response();
    says(story, 300, ADA, "bot-http-client", "missing-timeout", "dependency");
    says(story, 320, ADA, "weather-upstream", "slow-dependency", "dependency");

    AutoScore score = weighed(story);

    // 0.4 * 0.6 + 0.4 * 0.7 + 0.2 = 0.72 against 0.9.
    assertThat(line(score, "diagnosis").subScore()).isCloseTo(0.9, within(1e-9));
    assertThat(line(score, "diagnosis").points()).isEqualTo(22.5);
    assertThat(line(score, "diagnosis").explanation())
        .isEqualTo(
            "Your best diagnosis was try 2 of 3: component weather-upstream (1 of 1, counts 0.4),"
                + " mechanism slow-dependency (1, counts 0.4), trigger dependency (1, counts 0.2),"
                + " times 0.9 for 1 earlier try: 22.5 of 25 points.");
    assertThat(line(score, "resolve").explanation()).doesNotContain("without a diagnosis");
  }

  @Test
  void aGuessEarnsLittleAndHalvesTheResolution() {
    Story story = response();
    says(story, 300, ADA, "slack-gateway", "crash-loop", "unknown");

    AutoScore score = weighed(story);

    assertThat(line(score, "diagnosis").points()).isEqualTo(1.0);
    assertThat(line(score, "resolve").explanation()).contains("for the diagnosis");
    assertThat(line(score, "resolve").subScore())
        .isLessThan(line(response().score(), "resolve").subScore() * 0.6);
  }

  @Test
  void neitherALateTryNorAFourthNorOneOfStaffCounts() {
    Story late = response();
    says(late, 901, ADA, "weather-upstream", "slow-dependency", "dependency");
    assertThat(line(weighed(late), "diagnosis").subScore()).isZero();

    Story staff = response();
    says(staff, 300, STAFF, "weather-upstream", "slow-dependency", "dependency");
    assertThat(line(weighed(staff), "diagnosis").explanation())
        .startsWith("No diagnosis was handed in");

    Story fourth = response();
    for (int second : new int[] {300, 310, 320}) {
      says(fourth, second, ADA, "database", "crash-loop", "deploy");
    }
    says(fourth, 330, ADA, "weather-upstream", "slow-dependency", "dependency");
    assertThat(line(weighed(fourth), "diagnosis").subScore()).isZero();
  }

  @Test
  void everyScenarioWithAFaultHasOneTruthPerTableAndWeightsThatAddUp() {
    assertThat(Catalog.bundled().scenarios())
        .allSatisfy(scenario -> {
          var tables = scenario.success().diagnosis();
          assertThat(tables.component().values()).contains(1.0);
          assertThat(tables.mechanism().values()).contains(1.0);
          assertThat(tables.trigger().values()).contains(1.0);
          Grading.Weights weights = scenario.grading().withDiagnosis().weights();
          double sum = 0;
          for (Grading.Part part : Grading.Part.values()) {
            sum += weights.of(part);
          }
          assertThat(sum).isCloseTo(1, within(1e-9));
          assertThat(weights.diagnosis()).isEqualTo(0.25);
        });
  }
}
