package dev.firedrill.grading.api.review;

import static dev.firedrill.grading.api.review.ReviewRoom.choice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In a database of its own, because a rubric is everybody's. */
class RubricChangeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @AutoClose private final ReviewRoom room = new ReviewRoom(DATABASE);

  @Test
  void aChangeOfTheRubricMovesDraftsAndNeverAPublishedGrade() {
    room.decideAll(room.grader, 3);
    room.instructor.post(room.path() + "/publication").expect(200);
    JsonNode rubric = room.instructor.get("/rubrics/slow-dependency").expect(200).json();
    assertThat(rubric.at("/version").asLong()).isZero();
    assertThat(rubric.at("/published").asInt()).isEqualTo(1);
    var wish = Map.of("criteria", List.of(rubric.at("/criteria/1")), "reason", "one is enough");

    assertThat(
            room.instructor
                .post("/rubrics/slow-dependency/impact", wish)
                .expect(200)
                .json()
                .at("/sentence")
                .asText())
        .isEqualTo("Nothing graded so far changes. 1 published grade stays.");
    JsonNode saved =
        room.instructor.ifMatch(0).put("/rubrics/slow-dependency", wish).expect(200).json();
    assertThat(saved.at("/version").asLong()).isEqualTo(1);
    assertThat(saved.at("/history/0/reason").asText()).isEqualTo("one is enough");
    Answer stale = room.colleague.ifMatch(0).put("/rubrics/slow-dependency", wish);
    assertThat(stale.expect(ProblemCode.STALE_VERSION).json().at("/current/version").asLong())
        .isEqualTo(1);

    assertThat(
            room.ada
                .get("/assessments/" + room.assessment().id())
                .json()
                .at("/grade/mark")
                .asDouble())
        .isEqualTo(93.3);
    assertThat(
            room.ada
                .get("/assessments/" + room.assessment().id() + "/criteria")
                .json()
                .at("/items"))
        .hasSize(6);
    room.instructor.post(room.path() + "/publication/undo").expect(200);
    JsonNode run = room.grader.get(room.path()).expect(200).json();
    assertThat(run.at("/rubricVersion").asLong()).isEqualTo(1);
    assertThat(run.at("/submissions"))
        .anySatisfy(one -> assertThat(one.at("/mark").asDouble()).isEqualTo(100));
    room.grader.ifMatch(1).delete(room.submission() + "/marks/impact").expect(204);
    assertThat(room.grader.get(room.submission()).json().at("/marks")).hasSize(5);
    room.grader
        .ifMatch(1)
        .put(room.submission() + "/marks/causes", choice(1, ""))
        .expect(ProblemCode.CONFLICT);
    room.instructor
        .ifMatch(1)
        .put("/rubrics/slow-dependency", Map.of("criteria", List.of(), "reason", ""))
        .expect(ProblemCode.INVALID_INPUT);
  }
}
