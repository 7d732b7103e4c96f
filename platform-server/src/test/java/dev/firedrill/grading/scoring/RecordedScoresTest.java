package dev.firedrill.grading.scoring;

import static dev.firedrill.chaos.ProbeReading.State.HELD;
import static dev.firedrill.chaos.ProbeReading.State.NOT_HELD;
import static dev.firedrill.chaos.ProbeReading.State.UNKNOWN;
import static dev.firedrill.grading.scoring.Story.ADA;
import static dev.firedrill.grading.scoring.Story.good;
import static dev.firedrill.grading.scoring.Story.missing;
import static dev.firedrill.grading.scoring.Story.switchedOff;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores as they were once given: whoever changes what a version of the rules gives breaks grades
 * that were published. A new rule is a new version.
 */
class RecordedScoresTest {
  private static Story story(int rules) {
    Story story =
        new Story()
            .fault(100, 820)
            .during(100, 820, missing(3), good(7))
            .during(300, 1200, switchedOff(3), good(7))
            .withoutData(410, 430)
            .declares(150, ADA, 1)
            .updates(200, ADA, 1)
            .asks(400, "CINC1", 60)
            .writes(430, ADA, "CINC1")
            .resolves(700, ADA, 1);
    if (rules == 2) {
      story.sampled();
    }
    return story
        .probe("not-scaled-down", HELD, 0, 195)
        .probe("not-scaled-down", NOT_HELD, 200, 315)
        .probe("not-scaled-down", HELD, 375, 1198)
        .probe("cause-gone", NOT_HELD, 100, 495)
        .probe("cause-gone", UNKNOWN, 500, 520)
        .probe("cause-gone", HELD, 525, 1198);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRunIsScoredAsItWasByTheRulesItWasRecordedFor(int rules) throws IOException {
    ScoringRules scenario = Story.rulesWithBotProbes();

    assertThat(ScoreJson.write(Scoring.score(scenario, story(rules).signals(scenario))))
        .isEqualTo(recorded("score-of-rules-" + rules + ".json"));
  }

  private static String recorded(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(RecordedScoresTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
