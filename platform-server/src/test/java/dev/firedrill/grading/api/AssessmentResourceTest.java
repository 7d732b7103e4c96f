package dev.firedrill.grading.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.Principal;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.GradingRoom;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.markdown.CommonMark;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssessmentResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final GradingRoom room = new GradingRoom(DATABASE);
  private final Incident incident = room.theRun();
  private final Postmortems postmortems = PostmortemPersistence.postmortems(DATABASE.jdbi());

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new AssessmentResource(
              room.assessments,
              room.grades,
              room.gradeDesk,
              room.quick.incidents,
              postmortems,
              DATABASE.teamAccess(),
              DATABASE.teams(),
              new CommonMark()));

  private final Principal student = Who.is(room.quick.ada, room.quick.team);
  private final Caller ada = http.as(student);
  private final Caller stranger = http.as(Who.is(room.asleep.ada, room.asleep.team));
  private final Caller grader = http.as(Who.is(room.grader, null));

  private Assessment assessed() {
    room.end();
    room.desk.assessWhatEnded();
    return room.of(room.quick);
  }

  private static Map<String, Object> grade(double mark) {
    return Map.of("mark", mark, "comment", "**Well** done");
  }

  @Test
  void aGradeIsDraftedPublishedAndWithdrawn() {
    Assessment assessment = assessed();
    String path = "/assessments/" + assessment.id();

    JsonNode fresh = grader.get(path).expect(200).json();
    assertThat(fresh.at("/state").asText()).isEqualTo("AWAITING_POSTMORTEM");
    assertThat(fresh.at("/grade").isNull()).isTrue();
    assertThat(fresh.at("/incident/title").asText()).isEqualTo("weather is slow");
    grader.ifMatch(0).post(path + "/publish").expect(ProblemCode.CONFLICT);

    Answer draft = grader.ifMatch(0).put(path + "/grade", grade(80)).expect(200);
    assertThat(draft.header("ETag")).isEqualTo("\"1\"");
    assertThat(draft.json().at("/commentHtml").asText()).contains("<strong>Well</strong>");
    Answer stale =
        grader.ifMatch(0).put(path + "/grade", grade(10)).expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().at("/current/mark").asDouble()).isEqualTo(80);
    assertThat(grader.get(path).json().at("/state").asText()).isEqualTo("DRAFT");

    grader.ifMatch(7).post(path + "/publish").expect(ProblemCode.STALE_VERSION);
    JsonNode published = grader.ifMatch(1).post(path + "/publish").expect(200).json();
    double auto = assessment.auto().total();
    assertThat(published.at("/state").asText()).isEqualTo("PUBLISHED");
    assertThat(published.at("/finalScore").asDouble())
        .isEqualTo(Math.round((0.6 * auto + 0.4 * 80) * 10) / 10.0);
    assertThat(room.grades.isPublishedFor(incident.id())).isTrue();
    assertThat(room.quick.evidence(EvidenceKind.GRADE_PUBLISHED)).hasSize(1);
    grader.ifMatch(2).put(path + "/grade", grade(90)).expect(ProblemCode.CONFLICT);

    grader.post(path + "/unpublish").expect(200);
    assertThat(room.grades.isPublishedFor(incident.id())).isFalse();
    grader.post(path + "/unpublish").expect(ProblemCode.CONFLICT);
    grader.ifMatch(3).put(path + "/grade", grade(90)).expect(200);
  }

  @Test
  void studentsSeeNothingBeforeItIsPublishedAndOnlyTheirOwnThen() {
    Assessment assessment = assessed();
    String path = "/assessments/" + assessment.id();
    grader.ifMatch(0).put(path + "/grade", grade(81.5)).expect(200);

    ada.get(path).expect(ProblemCode.NOT_FOUND);
    assertThat(ada.get("/assessments").expect(200).json().path("items")).isEmpty();

    grader.ifMatch(1).post(path + "/publish").expect(200);
    assertThat(ada.get(path).expect(200).json().at("/grade/mark").asDouble()).isEqualTo(81.5);
    assertThat(ada.get("/assessments").expect(200).json().path("items")).hasSize(1);
    stranger.get(path).expect(ProblemCode.NOT_FOUND);
    assertThat(stranger.get("/assessments").expect(200).json().path("items")).isEmpty();
    assertThat(grader.get("/assessments").expect(200).json().path("items").size())
        .isGreaterThanOrEqualTo(2);

    grader.post(path + "/unpublish").expect(200);
    ada.get(path).expect(ProblemCode.NOT_FOUND);
    assertThat(ada.get("/assessments").expect(200).json().path("items")).isEmpty();
  }

  @Test
  void aSubmittedPostmortemMakesItReady() {
    Assessment assessment = assessed();
    postmortems.save(incident.id(), 0, "# Ours", room.quick.ada.id(), room.start);
    postmortems.submit(incident.id(), 1, room.quick.ada.id(), room.start);

    JsonNode full = grader.get("/assessments/" + assessment.id()).expect(200).json();
    assertThat(full.at("/state").asText()).isEqualTo("READY");
    assertThat(full.at("/postmortem/html").asText()).isEqualTo("<h1>Ours</h1>\n");
    assertThat(grader.get("/assessments").expect(200).json().path("items"))
        .filteredOn(item -> item.path("id").asText().equals(assessment.id().toString()))
        .singleElement()
        .satisfies(item -> {
          assertThat(item.path("state").asText()).isEqualTo("READY");
          assertThat(item.path("postmortemSubmittedAt").asText()).isEqualTo("2026-11-22T12:00:00Z");
        });
  }

  @Test
  void whatWasHandedInIsGradedAndNotALaterEdit() {
    Assessment assessment = assessed();
    String path = "/assessments/" + assessment.id();
    postmortems.save(incident.id(), 0, "# Ours", room.quick.ada.id(), room.start);
    postmortems.submit(incident.id(), 1, room.quick.ada.id(), room.start);
    assertThat(grader.get(path).json().at("/postmortem/editedSince").asBoolean()).isFalse();

    postmortems.save(incident.id(), 1, "# Better", room.quick.ada.id(), room.start.plusSeconds(90));
    JsonNode edited = grader.get(path).expect(200).json().path("postmortem");
    assertThat(edited.path("html").asText()).isEqualTo("<h1>Ours</h1>\n");
    assertThat(edited.path("version").asInt()).isEqualTo(1);
    assertThat(edited.path("editedSince").asBoolean()).isTrue();
    assertThat(edited.path("updatedAt").asText()).isEqualTo("2026-11-22T12:01:30Z");

    postmortems.submit(incident.id(), 2, room.quick.ada.id(), room.start.plusSeconds(100));
    JsonNode again = grader.get(path).expect(200).json().path("postmortem");
    assertThat(again.path("markdown").asText()).isEqualTo("# Better");
    assertThat(again.path("editedSince").asBoolean()).isFalse();
  }

  @Test
  void studentsCannotGrade() {
    String path = "/assessments/" + assessed().id();

    ada.ifMatch(0).put(path + "/grade", grade(100)).expect(ProblemCode.NOT_ALLOWED);
    ada.ifMatch(0).post(path + "/publish").expect(ProblemCode.NOT_ALLOWED);
    ada.post(path + "/unpublish").expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void marksAndCommentsHaveTheirLimits() {
    String path = "/assessments/" + assessed().id() + "/grade";

    assertThat(
            grader
                .ifMatch(0)
                .put(path, grade(100.5))
                .expect(ProblemCode.INVALID_INPUT)
                .json()
                .at("/violations/0/field")
                .asText())
        .isEqualTo("mark");
    grader
        .ifMatch(0)
        .put(path, Map.of("mark", 50, "comment", "x".repeat(20_001)))
        .expect(ProblemCode.INVALID_INPUT);
    grader.ifMatch(0).put(path, Map.of("comment", "x")).expect(422);
    grader.put(path, grade(50)).expect(ProblemCode.VERSION_REQUIRED);
  }

  @Test
  void aVoidRunHasNoScoreAndNothingToPublish() {
    room.endVoid();
    room.desk.assessWhatEnded();
    String path = "/assessments/" + room.of(room.quick).id();

    JsonNode view = grader.get(path).expect(200).json();
    assertThat(view.at("/autoScore").isNull()).isTrue();
    assertThat(view.at("/auto/voided").asBoolean()).isTrue();
    grader.ifMatch(0).put(path + "/grade", grade(80)).expect(200);
    grader.ifMatch(1).post(path + "/publish").expect(ProblemCode.CONFLICT);
  }

  /** The members of what is published; whoever adds one decides that students may read it. */
  @Test
  void theMembersThatStudentsAreSentAreTheseAndNoOthers() {
    String path = "/assessments/" + assessed().id();
    grader.ifMatch(0).put(path + "/grade", grade(80)).expect(200);
    grader.ifMatch(1).post(path + "/publish").expect(200);

    Set<String> paths = new TreeSet<>();
    members("", ada.get(path).expect(200).json(), paths);
    assertThat(paths)
        .containsExactly(
            "auto",
            "auto.lines",
            "auto.lines.evidence",
            "auto.lines.explanation",
            "auto.lines.full",
            "auto.lines.id",
            "auto.lines.label",
            "auto.lines.measured",
            "auto.lines.points",
            "auto.lines.subScore",
            "auto.lines.weight",
            "auto.lines.zero",
            "auto.notes",
            "auto.signals",
            "auto.signals.badRequests",
            "auto.signals.detectedAt",
            "auto.signals.effectAt",
            "auto.signals.engagedAt",
            "auto.signals.mitigatedAt",
            "auto.signals.resolvedAt",
            "auto.signals.staleSeconds",
            "auto.signals.totalRequests",
            "auto.total",
            "auto.voided",
            "autoScore",
            "finalScore",
            "grade",
            "grade.by",
            "grade.by.handle",
            "grade.by.id",
            "grade.by.name",
            "grade.comment",
            "grade.commentHtml",
            "grade.mark",
            "grade.publishedAt",
            "grade.savedAt",
            "grade.state",
            "grade.version",
            "id",
            "incident",
            "incident.id",
            "incident.number",
            "incident.title",
            "mark",
            "postmortem",
            "postmortemSubmittedAt",
            "publishedAt",
            "run",
            "run.credit",
            "run.id",
            "run.number",
            "run.scenarioTitle",
            "state",
            "team",
            "team.id",
            "team.name",
            "team.slug",
            "window",
            "window.from",
            "window.to");
  }

  private static void members(String prefix, JsonNode node, Set<String> paths) {
    if (node.isArray()) {
      node.forEach(item -> members(prefix, item, paths));
    }
    node.properties()
        .forEach(member -> {
          String path = prefix.isEmpty() ? member.getKey() : prefix + "." + member.getKey();
          paths.add(path);
          members(path, member.getValue(), paths);
        });
  }
}
