package dev.firedrill.postmortem.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.markdown.CommonMark;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.postmortem.PostmortemDesk;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostmortemResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final IncidentRoom room = new IncidentRoom(DATABASE);
  private final IncidentRoom others = new IncidentRoom(DATABASE);
  private boolean graded;

  @AutoClose private final ResourceHarness http = harness();
  private final Caller ada = http.as(Who.is(room.ada, room.team));
  private final Caller stranger = http.as(Who.is(others.ada, others.team));
  private final Caller instructor = http.as(Who.is(room.instructor, null));

  private ResourceHarness harness() {
    PostmortemDesk desk =
        new PostmortemDesk(
            PostmortemPersistence.postmortems(DATABASE.jdbi()),
            DATABASE.teams(),
            incident -> graded,
            DATABASE.evidence(),
            DATABASE.transactions(),
            DATABASE.domainEvents(),
            room.clock);
    CommonMark markdown = new CommonMark();
    return ResourceHarness.with(
        new PostmortemResource(
            desk, room.incidents, new PostmortemViews(DATABASE.teams(), markdown)),
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
}
