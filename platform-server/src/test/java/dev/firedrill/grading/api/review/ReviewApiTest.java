package dev.firedrill.grading.api.review;

import static dev.firedrill.grading.api.review.ReviewRoom.choice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReviewApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @AutoClose private final ReviewRoom room = new ReviewRoom(DATABASE);

  @Test
  void aSubmissionIsReadBlindAndMarkedWithPointsOfTheRubric() {
    room.postmortems.save(
        room.incident.id(),
        0,
        "# " + room.room.quick.team.name() + "\n" + room.room.quick.ada.name() + " saw it.",
        room.room.quick.ada.id(),
        room.room.start);

    JsonNode run = room.grader.get(room.path()).expect(200).json();
    assertThat(run.at("/criteria")).hasSize(6);
    assertThat(run.at("/submissions")).hasSize(2);
    assertThat(run.at("/orders")).hasSize(6);
    assertThat(run.toString()).doesNotContain(room.room.quick.team.name());

    Answer answer = room.grader.get(room.submission()).expect(200);
    assertThat(answer.json().at("/postmortem/html").asText())
        .contains("Team ", "Person ")
        .doesNotContain(room.room.quick.ada.name());
    assertThat(answer.body())
        .doesNotContain(room.room.quick.team.name())
        .doesNotContain(room.room.quick.ada.handle());

    JsonNode mark =
        room.grader
            .ifMatch(0)
            .put(room.submission() + "/marks/impact", choice(2, "say for whom"))
            .expect(200)
            .json();
    assertThat(mark.at("/points").asDouble()).isEqualTo(10);
    assertThat(mark.at("/version").asLong()).isEqualTo(1);
    assertThat(room.grader.get(room.path()).json().at("/comments/1/texts/0").asText())
        .isEqualTo("say for whom");
  }

  @Test
  void twoGradersOnOneCriterionAreToldAndNothingIsOverwritten() {
    String path = room.submission() + "/marks/impact";
    room.grader.ifMatch(0).put(path, choice(3, "fine")).expect(200);

    Answer clash = room.colleague.ifMatch(0).put(path, choice(1, "thin"));
    JsonNode current = clash.expect(ProblemCode.STALE_VERSION).json().at("/current");
    assertThat(current.at("/level").asInt()).isEqualTo(3);
    assertThat(current.at("/by/name").asText()).isEqualTo(room.room.grader.name());
    assertThat(room.colleague.get(room.submission()).json().at("/marks/0/level").asInt())
        .isEqualTo(3);
    room.colleague.ifMatch(1).put(path, choice(1, "thin")).expect(200);
  }

  @Test
  void whoElseHasItOpenIsToldUntilTheHeartbeatStops() {
    String here = room.submission() + "/here";
    assertThat(
            room.grader.post(here, Map.of("criterion", "impact")).expect(200).json().at("/others"))
        .isEmpty();
    JsonNode others =
        room.colleague.post(here, Map.of("criterion", "timeline")).expect(200).json().at("/others");
    assertThat(others).hasSize(1);
    assertThat(others.at("/0/name").asText()).isEqualTo(room.room.grader.name());

    room.room.quick.clock.step(Duration.ofSeconds(60));
    assertThat(
            room.colleague
                .post(here, Map.of("criterion", "timeline"))
                .expect(200)
                .json()
                .at("/others"))
        .isEmpty();
  }

  @Test
  void badChoicesAreRefusedWithTheRule() {
    String path = room.submission() + "/marks/";
    assertThat(
            room.grader
                .ifMatch(0)
                .put(path + "impact", choice(4, ""))
                .expect(ProblemCode.INVALID_INPUT)
                .json()
                .at("/detail")
                .asText())
        .isEqualTo("The level is 4; choose one of 0 to 3.");
    room.grader
        .ifMatch(0)
        .put(path + "impact", choice(null, "", "events"))
        .expect(ProblemCode.INVALID_INPUT);
    room.grader
        .ifMatch(0)
        .put(path + "timeline", choice(null, "", "gone"))
        .expect(ProblemCode.INVALID_INPUT);
    room.grader
        .ifMatch(0)
        .put(path + "impact", choice(1, "x".repeat(8_001)))
        .expect(ProblemCode.INVALID_INPUT);
    room.grader.ifMatch(0).put(path + "nonesuch", choice(1, "")).expect(ProblemCode.CONFLICT);
    room.grader.put(path + "impact", choice(1, "")).expect(ProblemCode.VERSION_REQUIRED);
    room.grader.get("/reviews/00000000-0000-0000-0000-000000000001").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void nothingIsVisibleBeforePublicationAndOnlyTheOwnAfterIt() {
    String result = "/assessments/" + room.assessment().id() + "/criteria";
    room.decideAll(room.grader, 3);
    room.ada.get(result).expect(ProblemCode.NOT_FOUND);
    room.ada.get("/assessments/" + room.assessment().id()).expect(ProblemCode.NOT_FOUND);

    JsonNode counts = room.instructor.get(room.path() + "/publication").expect(200).json();
    assertThat(counts.at("/ready").asInt()).isEqualTo(1);
    assertThat(counts.at("/draft").asInt()).isEqualTo(1);
    room.instructor.post(room.path() + "/publication").expect(200);

    JsonNode lines = room.ada.get(result).expect(200).json().at("/items");
    assertThat(lines).hasSize(6);
    assertThat(lines.at("/0/points").asDouble()).isEqualTo(13.3);
    assertThat(lines.at("/0/because/0").asText()).isEqualTo("All key events are there");
    assertThat(lines.toString()).as("notes are for graders").doesNotContain("Compare with");
    JsonNode grade =
        room.ada.get("/assessments/" + room.assessment().id()).expect(200).json().at("/grade");
    assertThat(grade.at("/mark").asDouble()).isEqualTo(93.3);
    assertThat(grade.at("/comment").asText()).contains("**Timeline**: 13.3 of 20.0 points.");
    room.stranger.get(result).expect(ProblemCode.NOT_FOUND);
    room.grader
        .ifMatch(1)
        .put(room.submission() + "/marks/impact", choice(0, ""))
        .expect(ProblemCode.CONFLICT);
  }

  @Test
  void aPublicationIsTakenBackWithinTenMinutesAndNotLater() {
    room.decideAll(room.grader, 2);
    room.instructor.post(room.path() + "/publication").expect(200);
    room.room.quick.clock.step(Duration.ofMinutes(9));
    JsonNode undone = room.instructor.post(room.path() + "/publication/undo").expect(200).json();
    assertThat(undone.at("/published").asInt()).isZero();
    assertThat(undone.at("/ready").asInt()).isEqualTo(1);
    room.ada.get("/assessments/" + room.assessment().id()).expect(ProblemCode.NOT_FOUND);
    room.instructor.post(room.path() + "/publication/undo").expect(ProblemCode.CONFLICT);

    room.grader
        .ifMatch(1)
        .put(room.submission() + "/marks/impact", choice(3, "better"))
        .expect(200);
    room.instructor.post(room.path() + "/publication").expect(200);
    room.room.quick.clock.step(Duration.ofMinutes(10));
    assertThat(
            room.instructor
                .post(room.path() + "/publication/undo")
                .expect(ProblemCode.CONFLICT)
                .json()
                .at("/detail")
                .asText())
        .contains("ten minutes");
    room.ada.get("/assessments/" + room.assessment().id()).expect(200);
  }

  @Test
  void aMarkTypedByHandIsNeverOverwrittenByPublishing() {
    room.decideAll(room.grader, 3);
    room.grader
        .ifMatch(0)
        .put(
            "/assessments/" + room.assessment().id() + "/grade",
            Map.of("mark", 50, "comment", "by hand"))
        .expect(200);

    assertThat(room.instructor.get(room.path() + "/publication").json().at("/byHand").asInt())
        .isEqualTo(1);
    room.instructor.post(room.path() + "/publication").expect(ProblemCode.CONFLICT);
    assertThat(
            room.grader
                .get("/assessments/" + room.assessment().id())
                .json()
                .at("/grade/mark")
                .asDouble())
        .isEqualTo(50);
  }

  @Test
  void aFlagOrASecondLookHoldsItBack() {
    room.decideAll(room.grader, 3);
    Map<String, Object> flagged = choice(3, "");
    flagged.put("flagged", true);
    room.grader.ifMatch(1).put(room.submission() + "/marks/impact", flagged).expect(200);

    room.instructor.post(room.path() + "/publication").expect(ProblemCode.CONFLICT);
  }

  @Test
  void aSecondReaderGradesWithoutSeeingTheFirstAndBothAgreeInTheReport() {
    JsonNode dealt =
        room.instructor
            .post(
                room.path() + "/readers",
                Map.of(
                    "raters",
                    List.of(room.room.grader.id().value(), room.colleagueIs.id().value()),
                    "secondShare",
                    1))
            .expect(200)
            .json()
            .at("/items");
    assertThat(dealt).hasSize(4);
    boolean graderIsFirst =
        room.ledger.readers(room.assessment().id()).stream()
            .anyMatch(
                reader -> reader.reading() == 1 && reader.rater().equals(room.room.grader.id()));
    Caller first = graderIsFirst ? room.grader : room.colleague;
    Caller second = graderIsFirst ? room.colleague : room.grader;

    room.decideAll(first, 3);
    assertThat(second.get(room.submission()).expect(200).json().at("/marks")).isEmpty();
    room.instructor.post(room.path() + "/publication").expect(ProblemCode.CONFLICT);
    room.decideAll(second, 3);
    JsonNode agreement =
        room.instructor.get(room.path() + "/agreement").expect(200).json().at("/items");
    assertThat(agreement).hasSize(6);
    assertThat(agreement.at("/1/units").asInt()).isEqualTo(1);
    assertThat(agreement.at("/1/exact").asDouble()).isEqualTo(1);
    assertThat(agreement.at("/1/verdict").asText()).isEqualTo("TOO_FEW");
    room.instructor.post(room.path() + "/publication").expect(200);
  }

  @Test
  void theNamesAreGivenForAReasonAndThatIsRecorded() {
    String reveal = room.submission() + "/reveal";
    room.grader.post(reveal, Map.of("reason", " ")).expect(ProblemCode.INVALID_INPUT);
    JsonNode names =
        room.grader.post(reveal, Map.of("reason", "suspect a copy")).expect(200).json();
    assertThat(names.at("/team/name").asText()).isEqualTo(room.room.quick.team.name());
    assertThat(room.room.quick.evidence(EvidenceKind.INSTRUCTOR_ACTION))
        .anySatisfy(fact -> {
          assertThat(fact.payload()).containsEntry("reason", "suspect a copy");
          assertThat(fact.actor()).isEqualTo(room.room.grader.id());
        });
  }

  @Test
  void studentsMayCallNoneOfIt() {
    String path = room.path();
    String one = room.submission();
    for (Caller student : List.of(room.ada, room.stranger)) {
      student.get("/reviews").expect(ProblemCode.NOT_ALLOWED);
      student.get(path).expect(ProblemCode.NOT_ALLOWED);
      student.get(one).expect(ProblemCode.NOT_ALLOWED);
      student.ifMatch(0).put(one + "/marks/impact", choice(3, "")).expect(ProblemCode.NOT_ALLOWED);
      student.post(one + "/here", Map.of("criterion", "x")).expect(ProblemCode.NOT_ALLOWED);
      student.post(one + "/reveal", Map.of("reason", "x")).expect(ProblemCode.NOT_ALLOWED);
      student.get(path + "/publication").expect(ProblemCode.NOT_ALLOWED);
      student.post(path + "/publication").expect(ProblemCode.NOT_ALLOWED);
      student.post(path + "/publication/undo").expect(ProblemCode.NOT_ALLOWED);
      student.get(path + "/readers").expect(ProblemCode.NOT_ALLOWED);
      student.get(path + "/readers/candidates").expect(ProblemCode.NOT_ALLOWED);
      student
          .post(path + "/readers", Map.of("raters", List.of(), "secondShare", 0))
          .expect(ProblemCode.NOT_ALLOWED);
      student.get(path + "/agreement").expect(ProblemCode.NOT_ALLOWED);
      student.get("/rubrics").expect(ProblemCode.NOT_ALLOWED);
      student.get("/rubrics/course").expect(ProblemCode.NOT_ALLOWED);
      student
          .post("/rubrics/course/impact", Map.of("criteria", List.of(), "reason", ""))
          .expect(ProblemCode.NOT_ALLOWED);
      student
          .ifMatch(0)
          .put("/rubrics/course", Map.of("criteria", List.of(), "reason", ""))
          .expect(ProblemCode.NOT_ALLOWED);
    }
    room.grader
        .post(path + "/readers", Map.of("raters", List.of(), "secondShare", 0))
        .expect(ProblemCode.NOT_ALLOWED);
  }
}
