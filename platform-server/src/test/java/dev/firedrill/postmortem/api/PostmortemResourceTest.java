package dev.firedrill.postmortem.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.course.CourseRole;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.markdown.CommonMark;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.ClaimDesk;
import dev.firedrill.postmortem.PostmortemDesk;
import dev.firedrill.postmortem.api.comment.CommentResource;
import dev.firedrill.postmortem.api.due.DueResource;
import dev.firedrill.postmortem.api.due.TermsResource;
import dev.firedrill.postmortem.api.presence.EditorsResource;
import dev.firedrill.postmortem.comment.CommentDesk;
import dev.firedrill.postmortem.due.DueDesk;
import dev.firedrill.postmortem.pdf.PostmortemPrint;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.print.openhtml.OpenHtmlPress;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostmortemResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final IncidentRoom room = new IncidentRoom(DATABASE);
  private final IncidentRoom others = new IncidentRoom(DATABASE);
  private boolean graded;

  private final DueDesk due =
      new DueDesk(
          PostmortemPersistence.dues(DATABASE.jdbi()),
          incident -> Optional.empty(),
          DATABASE.evidence(),
          DATABASE.transactions(),
          DATABASE.domainEvents(),
          room.clock);
  @AutoClose private final ResourceHarness http = harness();
  private final Caller ada = http.as(Who.is(room.ada, room.team));
  private final Caller stranger = http.as(Who.is(others.ada, others.team));
  private final Caller bo = http.as(Who.is(room.bo, room.team));
  private final Caller grader =
      http.as(Who.is(new TestCourse(DATABASE.jdbi()).person(CourseRole.GRADER), null));
  private final Caller instructor = http.as(Who.is(room.instructor, null));

  private ResourceHarness harness() {
    PostmortemDesk desk =
        new PostmortemDesk(
            PostmortemPersistence.postmortems(DATABASE.jdbi()),
            DATABASE.teams(),
            incident -> graded,
            due,
            DATABASE.evidence(),
            DATABASE.transactions(),
            DATABASE.domainEvents(),
            room.clock);
    CommonMark markdown = new CommonMark();
    PostmortemViews views = new PostmortemViews(DATABASE.teams(), markdown);
    return ResourceHarness.with(
        new PostmortemResource(desk, room.incidents, views),
        new ReviewResource(
            desk,
            PostmortemPersistence.postmortems(DATABASE.jdbi()),
            new ClaimDesk(DATABASE.evidence(), DATABASE.teams(), room.clock),
            room.incidents,
            views,
            new PostmortemPrint(new OpenHtmlPress(room.clock, null), markdown, DATABASE.teams())),
        new CommentResource(
            new CommentDesk(
                PostmortemPersistence.comments(DATABASE.jdbi()),
                DATABASE.evidence(),
                DATABASE.transactions(),
                DATABASE.domainEvents(),
                UUID::randomUUID,
                room.clock),
            desk,
            room.incidents,
            views),
        new DueResource(
            due,
            PostmortemPersistence.postmortems(DATABASE.jdbi()),
            room.incidents,
            views,
            room.clock),
        new TermsResource(due),
        new EditorsResource(
            PostmortemPersistence.editors(DATABASE.jdbi()),
            room.incidents,
            views,
            DATABASE.domainEvents(),
            room.clock),
        new MarkdownResource(markdown));
  }

  private String declared() {
    Incident incident = room.declared("weather is slow");
    return incident.id().toString();
  }

  @Test
  void aPostmortemIsWrittenAgainstItsVersion() {
    String path = "/incidents/" + declared() + "/postmortem";

    Answer fresh = ada.get(path).expect(200);
    assertThat(fresh.header("ETag")).isEqualTo("\"0\"");
    assertThat(fresh.json().at("/html").asText()).contains("<h2>Summary</h2>", "<table>");

    Answer saved =
        ada.ifMatch(0).put(path, Map.of("markdown", "# Ours <script>x</script>")).expect(200);
    assertThat(saved.header("ETag")).isEqualTo("\"1\"");
    assertThat(saved.json().at("/html").asText()).doesNotContain("<script");

    Answer stale =
        ada.ifMatch(0).put(path, Map.of("markdown", "late")).expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().at("/current/version").asLong()).isEqualTo(1);
    assertThat(stale.json().at("/current/markdown").asText()).startsWith("# Ours");
    ada.put(path, Map.of("markdown", "x")).expect(ProblemCode.VERSION_REQUIRED);

    assertThat(ada.ifMatch(1).post(path + "/submit").expect(200).json().at("/submittedAt").asText())
        .isEqualTo("2026-11-22T12:00:00Z");
    instructor.get(path).expect(200);
    instructor.ifMatch(1).put(path, Map.of("markdown", "x")).expect(ProblemCode.NOT_ALLOWED);
    stranger.get(path).expect(ProblemCode.NOT_FOUND);

    graded = true;
    ada.ifMatch(1).put(path, Map.of("markdown", "x")).expect(ProblemCode.POSTMORTEM_CLOSED);
  }

  @Test
  void tooLongATextIsRefused() {
    String path = "/incidents/" + declared() + "/postmortem";
    String text = "x".repeat(200_001);

    ada.ifMatch(0).put(path, Map.of("markdown", text)).expect(ProblemCode.TOO_LARGE);
    ada.post("/markdown", Map.of("markdown", text)).expect(ProblemCode.TOO_LARGE);
    assertThat(
            ada.post("/markdown", Map.of("markdown", "*hi*"))
                .expect(200)
                .json()
                .at("/html")
                .asText())
        .contains("<em>hi</em>");
  }

  @Test
  void anEditOfAnOldVersionIsPutTogetherWithWhatOthersSaved() {
    String path = "/incidents/" + declared() + "/postmortem";
    ada.ifMatch(0).put(path, Map.of("markdown", "one\n\ntwo")).expect(200);
    ada.ifMatch(1).put(path, Map.of("markdown", "one, by bo\n\ntwo")).expect(200);

    Answer merged =
        ada.ifMatch(1)
            .put(path, Map.of("markdown", "one\n\ntwo, by ada", "base", "one\n\ntwo"))
            .expect(200);
    assertThat(merged.header("ETag")).isEqualTo("\"3\"");
    assertThat(merged.json().at("/markdown").asText()).isEqualTo("one, by bo\n\ntwo, by ada");
  }

  @Test
  void aTextOfTwoMegabytesIsRefusedWithASentenceAndNothingIsLost() {
    String path = "/incidents/" + declared() + "/postmortem";
    ada.ifMatch(0).put(path, Map.of("markdown", "kept")).expect(200);

    Answer refused =
        ada.ifMatch(1)
            .put(path, Map.of("markdown", "x ".repeat(1_000_000)))
            .expect(ProblemCode.TOO_LARGE);
    assertThat(refused.json().at("/detail").asText()).contains("1024 KiB");
    assertThat(ada.get(path).json().at("/markdown").asText()).isEqualTo("kept");
  }

  @Test
  void claimsAreHeldAgainstTheRecordAndStudentsLearnNothingOfFaults() {
    Incident incident = room.declared("weather is slow");
    String path = "/incidents/" + incident.id() + "/postmortem";
    String review = "/incidents/" + incident.id() + "/postmortem-review";
    long fault =
        DATABASE
            .evidence()
            .append(
                NewEvidence.of(
                        EvidenceKind.FAULT_VERIFIED,
                        room.team.id(),
                        "fault:x",
                        "Seeded fault title in force")
                    .withOccurredAt(incident.declaredAt().minusSeconds(600)))
            .id();
    String text =
        "Requests began to fail at 11:50.\n\nWe declared at 12:00 UTC, resolved at 12:40.";
    ada.ifMatch(0).put(path, Map.of("markdown", text)).expect(200);

    JsonNode own = ada.get(review + "/claims").expect(200).json();
    assertThat(own.at("/version").asLong()).isEqualTo(1);
    assertThat(own.toString()).doesNotContain("Seeded fault", "\"evidence\":[" + fault + "]");
    assertThat(own.findValuesAsText("verdict"))
        .containsExactly("NO_EVIDENCE", "AGREES", "NO_EVIDENCE");
    JsonNode ofStaff = instructor.get(review + "/claims").expect(200).json();
    assertThat(ofStaff.at("/items/0/verdict").asText()).isEqualTo("AGREES");
    assertThat(ofStaff.at("/items/0/record").asText()).contains("Seeded fault title");
    stranger.get(review + "/claims").expect(ProblemCode.NOT_FOUND);
    ada.get(review + "/claims?zone=Middle/Earth").expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void aTemplateThatNobodyTouchedClaimsNothing() {
    Incident incident = room.declared("SEV1: weather failed for 20 minutes");
    String claims = "/incidents/" + incident.id() + "/postmortem-review/claims";

    assertThat(ada.get(claims).expect(200).json().at("/items")).isEmpty();

    String path = "/incidents/" + incident.id() + "/postmortem";
    String template = ada.get(path).expect(200).json().at("/markdown").asText();
    String text = template.replace("## Contributing", "We declared at 12:00.\n\n## Contributing");
    ada.ifMatch(0).put(path, Map.of("markdown", text)).expect(200);

    JsonNode items = ada.get(claims).expect(200).json().at("/items");
    assertThat(items).hasSize(1);
    assertThat(items.at("/0/from").asInt()).isEqualTo(text.indexOf("12:00.\n"));
  }

  @Test
  void whatIsMissingIsTold() {
    String id = declared();
    JsonNode review =
        ada.get("/incidents/" + id + "/postmortem-review/completeness").expect(200).json();

    assertThat(review.at("/share").asDouble()).isLessThan(0.2);
    assertThat(review.at("/criteria/0/missing").asText()).contains("The summary has 0 words");
    stranger
        .get("/incidents/" + id + "/postmortem-review/completeness")
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void thePdfIsForTheTeamAndStaffAndRunsNothing() {
    String id = declared();
    String path = "/incidents/" + id + "/postmortem";
    ada.ifMatch(0)
        .put(
            path,
            Map.of(
                "markdown",
                "# Ours\n\n<script>alert(1)</script>\n\n[x](javascript:alert(2)) ![y](file:///etc/passwd)"))
        .expect(200);

    for (Caller reader : List.of(ada, instructor)) {
      Answer pdf = reader.get("/incidents/" + id + "/postmortem-review/pdf").expect(200);
      assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
      assertThat(pdf.header("Content-Disposition")).contains("postmortem-INC-1.pdf");
    }
    stranger.get("/incidents/" + id + "/postmortem-review/pdf").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void keptVersionsAreReadByTheTeam() {
    String id = declared();
    ada.ifMatch(0).put("/incidents/" + id + "/postmortem", Map.of("markdown", "one")).expect(200);

    JsonNode history =
        ada.get("/incidents/" + id + "/postmortem-review/history").expect(200).json();
    assertThat(history.at("/items/0/markdown").asText()).isEqualTo("one");
    stranger.get("/incidents/" + id + "/postmortem-review/history").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aGradersCommentIsForStaffUntilAnInstructorSendsIt() {
    String id = declared();
    String path = "/incidents/" + id + "/postmortem-comments";
    ada.ifMatch(0)
        .put("/incidents/" + id + "/postmortem", Map.of("markdown", "We saw it at 14:05."))
        .expect(200);

    Answer begun =
        grader
            .post(
                path,
                Map.of(
                    "text",
                    "<img src=x onerror=alert(1)> The page was at 14:09.",
                    "quote",
                    Map.of("text", "14:05", "before", "We saw it at ", "after", ".")))
            .expect(200);
    String thread = begun.json().at("/id").asText();
    assertThat(begun.json().at("/place/state").asText()).isEqualTo("HERE");
    assertThat(begun.json().at("/place/from").asInt()).isEqualTo(13);
    assertThat(ada.get(path).json().at("/items")).isEmpty();
    ada.post(path + "/" + thread + "/replies", Map.of("text", "So?")).expect(ProblemCode.NOT_FOUND);
    instructor.post(path + "/" + thread + "/replies", Map.of("text", "I agree.")).expect(200);
    assertThat(instructor.get(path).json().at("/items/0/unsent").asInt()).isEqualTo(2);
    grader.post(path + "/" + thread + "/send").expect(ProblemCode.NOT_ALLOWED);
    stranger.get(path).expect(ProblemCode.NOT_FOUND);
    assertThat(room.evidence(EvidenceKind.POSTMORTEM_COMMENTED)).isEmpty();

    instructor.post(path + "/" + thread + "/send").expect(200);

    assertThat(ada.get(path).json().at("/items/0/comments")).hasSize(2);
    assertThat(room.evidence(EvidenceKind.POSTMORTEM_COMMENTED)).hasSize(1);
    grader.post(path + "/" + thread + "/replies", Map.of("text", "More.")).expect(200);
    assertThat(ada.get(path).json().at("/items/0/comments")).hasSize(2);
  }

  @Test
  void aThreadIsAnsweredEditedResolvedAndOpenedAgain() {
    String path = "/incidents/" + declared() + "/postmortem-comments";
    String thread =
        ada.post(path, Map.of("text", "Who ends this?")).expect(200).json().at("/id").asText();
    JsonNode answered =
        bo.post(path + "/" + thread + "/replies", Map.of("text", "I do.")).expect(200).json();
    String own = answered.at("/comments/1/id").asText();

    JsonNode edited =
        bo.put(path + "/" + thread + "/comments/" + own, Map.of("text", "I did."))
            .expect(200)
            .json();
    assertThat(edited.at("/comments/1/text").asText()).isEqualTo("I did.");
    assertThat(edited.at("/comments/1/earlier/0/text").asText()).isEqualTo("I do.");
    ada.put(path + "/" + thread + "/comments/" + own, Map.of("text", "Not yours"))
        .expect(ProblemCode.NOT_ALLOWED);

    ada.put(path + "/" + thread + "/resolved", Map.of("resolved", true)).expect(200);
    assertThat(bo.get(path).json().at("/items/0/resolvedBy/name").asText())
        .isEqualTo(room.ada.name());
    bo.put(path + "/" + thread + "/resolved", Map.of("resolved", false)).expect(200);
    assertThat(ada.get(path).json().at("/items/0/resolvedAt").isNull()).isTrue();

    ada.post(path, Map.of("text", "x".repeat(4_001))).expect(ProblemCode.INVALID_INPUT);
    ada.post(path, Map.of("text", " ")).expect(ProblemCode.INVALID_INPUT);
    ada.post(
            path,
            Map.of(
                "text", "x", "quote", Map.of("text", "q".repeat(401), "before", "", "after", "")))
        .expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void theDeadlineTellsWhatLatenessCosts() {
    String id = declared();
    String path = "/incidents/" + id + "/postmortem-deadline";
    assertThat(ada.get(path).expect(200).json().at("/due").isNull()).isTrue();
    ada.put(path + "/extension", Map.of("due", "2026-11-22T13:00:00Z", "reason", "Please"))
        .expect(ProblemCode.NOT_ALLOWED);

    instructor
        .put(path + "/extension", Map.of("due", "2026-11-22T13:00:00Z", "reason", "Bo was ill."))
        .expect(200);
    room.clock.step(Duration.ofHours(3));

    JsonNode late = ada.get(path).expect(200).json();
    assertThat(late.at("/extension/reason").asText()).isEqualTo("Bo was ill.");
    assertThat(late.at("/ifNow/lateSeconds").asLong()).isEqualTo(7_200);
    assertThat(late.at("/ifNow/percent").asInt()).isEqualTo(10);
    instructor
        .put(path + "/run", Map.of("due", "2026-11-22T14:00:00Z"))
        .expect(ProblemCode.INVALID_INPUT);
    instructor
        .put(path + "/extension", Map.of("due", "9999-11-22T14:00:00Z", "reason", "For ever"))
        .expect(ProblemCode.INVALID_INPUT);
    stranger.get(path).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void thoseWhoWriteAreSeenForAsLongAsTheySaySo() {
    String path = "/incidents/" + declared() + "/postmortem-editors";
    ada.put(path).expect(200);
    assertThat(bo.put(path).expect(200).json().at("/items")).hasSize(2);
    instructor.put(path).expect(ProblemCode.NOT_ALLOWED);

    room.clock.step(Duration.ofSeconds(40));
    bo.put(path).expect(200);
    room.clock.step(Duration.ofSeconds(10));
    assertThat(instructor.get(path).json().at("/items")).hasSize(1);
    bo.delete(path).expect(200);
    assertThat(instructor.get(path).json().at("/items")).isEmpty();
    stranger.put(path).expect(ProblemCode.NOT_FOUND);
  }
}
