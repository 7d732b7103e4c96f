package dev.firedrill.grading.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.GradeDesk;
import dev.firedrill.grading.GradingRoom;
import dev.firedrill.grading.api.individual.MemberRecordResource;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemberRecordResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final GradingRoom room = new GradingRoom(DATABASE);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new MemberRecordResource(
              room.assessments, room.grades, DATABASE.evidence(), DATABASE.teams()));

  private final Caller ada = http.as(Who.is(room.quick.ada, room.quick.team));
  private final Caller stranger = http.as(Who.is(room.asleep.ada, room.asleep.team));
  private final Caller grader = http.as(Who.is(room.grader, null));

  private Assessment assessed() {
    room.theRun();
    room.end();
    room.desk.assessWhatEnded();
    return room.of(room.quick);
  }

  @Test
  void gradersSeeWhatEachMemberDidWithTheFacts() {
    JsonNode items =
        grader.get("/assessments/" + assessed().id() + "/members").expect(200).json().at("/items");

    JsonNode first = of(items, room.quick.ada.handle());
    assertThat(first.at("/did").findValuesAsText("deed")).contains("DECLARED", "RESOLVED");
    assertThat(first.at("/did/0/evidence")).isNotEmpty();
    assertThat(of(items, room.quick.bo.handle()).at("/did").findValuesAsText("deed"))
        .contains("UPDATED")
        .doesNotContain("DECLARED");
  }

  private static JsonNode of(JsonNode items, String handle) {
    for (JsonNode item : items) {
      if (item.at("/member/handle").asText().equals(handle)) {
        return item;
      }
    }
    throw new AssertionError("nobody is called " + handle);
  }

  @Test
  void aStudentSeesTheOwnOneAloneAndOnlyOncePublished() {
    Assessment assessment = assessed();
    String path = "/assessments/" + assessment.id() + "/members";
    ada.get(path).expect(ProblemCode.NOT_FOUND);

    assertThat(room.gradeDesk.save(assessment, room.grader.id(), 0, 80, "good"))
        .isInstanceOf(GradeDesk.Outcome.Done.class);
    room.gradeDesk.publish(assessment, room.grader.id(), 1);

    JsonNode items = ada.get(path).expect(200).json().at("/items");
    assertThat(items).hasSize(1);
    assertThat(items.at("/0/member/handle").asText()).isEqualTo(room.quick.ada.handle());
    stranger.get(path).expect(ProblemCode.NOT_FOUND);
  }
}
