package dev.firedrill.timeline.api.note;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.timeline.NoteDesk;
import dev.firedrill.timeline.Notes;
import dev.firedrill.timeline.PinDesk;
import dev.firedrill.timeline.Pins;
import dev.firedrill.timeline.api.IncidentTimelineResource;
import dev.firedrill.timeline.api.TeamTimelineResource;
import dev.firedrill.timeline.api.Timelines;
import dev.firedrill.timeline.api.export.IncidentExportResource;
import dev.firedrill.timeline.api.export.TeamExportResource;
import dev.firedrill.timeline.persistence.TimelinePersistence;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String NOTES = "/timeline/notes";

  private final IncidentRoom room = new IncidentRoom(DATABASE);
  private final IncidentRoom others = new IncidentRoom(DATABASE);
  private final String annotations = "/timeline/annotations?team=" + room.team.slug();
  private final String export = "/teams/" + room.team.slug() + "/timeline/export";

  @AutoClose private final ResourceHarness http = harness();
  private final Caller ada = http.as(Who.is(room.ada, room.team));
  private final Caller bo = http.as(Who.is(room.bo, room.team));
  private final Caller stranger = http.as(Who.is(others.ada, others.team));
  private final Caller instructor = http.as(Who.is(room.instructor, null));

  private ResourceHarness harness() {
    Notes notes = TimelinePersistence.notes(DATABASE.jdbi());
    Pins pins = TimelinePersistence.pins(DATABASE.jdbi());
    TeamAccess access = DATABASE.teamAccess();
    Annotations added = new Annotations(notes, pins, DATABASE.teams());
    Timelines timelines = new Timelines(DATABASE.evidence(), DATABASE.teams());
    TeamTimelineResource ofTeam =
        new TeamTimelineResource(timelines, access, (_, _) -> 0.99, room.clock);
    IncidentTimelineResource ofIncident =
        new IncidentTimelineResource(timelines, room.incidents, (_, _) -> 0.99, room.clock);
    NoteDesk desk =
        new NoteDesk(
            notes, DATABASE.evidence(), DATABASE.transactions(), UUID::randomUUID, room.clock);
    return ResourceHarness.with(
        ofTeam,
        ofIncident,
        new TeamExportResource(ofTeam, added, access),
        new IncidentExportResource(ofIncident, added, room.incidents),
        new AnnotationResource(added, room.incidents, access, room.clock),
        new NoteResource(desk, notes, added, access),
        new PinResource(
            new PinDesk(pins, DATABASE.evidence(), DATABASE.transactions(), room.clock), added));
  }

  private Map<String, Object> wish(String text) {
    return wish(text, -60, null);
  }

  private Map<String, Object> wish(String text, int seconds, @Nullable Boolean shared) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("team", room.team.slug().value());
    wish.put("at", room.clock.instant().plusSeconds(seconds).toString());
    wish.put("text", text);
    wish.put("shared", shared);
    return wish;
  }

  private static String path(Answer note) {
    return NOTES + "/" + note.json().path("id").asText();
  }

  private EvidenceEvent fact(EvidenceKind kind, String text) {
    return DATABASE
        .evidence()
        .append(
            NewEvidence.of(kind, room.team.id(), "subject", text)
                .withOccurredAt(room.clock.instant().minusSeconds(120)));
  }

  @Test
  void aNoteIsWrittenChangedByAMateAndKeepsItsHistory() {
    Answer made = ada.post(NOTES, wish("looks like v118")).expect(201);
    String path = path(made);
    assertThat(made.header("ETag")).isEqualTo("\"1\"");
    assertThat(made.json().path("editable").asBoolean()).isTrue();

    bo.put(path, wish("looks like v117")).expect(ProblemCode.VERSION_REQUIRED);
    bo.ifMatch(1).put(path, wish("looks like v117")).expect(200);
    Answer stale = ada.ifMatch(1).put(path, wish("it is v119")).expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().at("/current/text").asText()).isEqualTo("looks like v117");
    assertThat(bo.ifMatch(2).put(path, wish("looks like v117")).expect(200).header("ETag"))
        .as("the same again makes no version")
        .isEqualTo("\"2\"");

    ada.ifMatch(2).delete(path).expect(204);
    ada.ifMatch(2).put(path, wish("back")).expect(ProblemCode.NOT_FOUND);
    JsonNode history = bo.get(path + "/history").expect(200).json().path("items");
    assertThat(history.findValuesAsText("text"))
        .containsExactly("looks like v117", "looks like v118");
    JsonNode left = ada.get(annotations).expect(200).json().at("/notes/0");
    assertThat(left.path("deletedAt").isNull()).isFalse();
    assertThat(left.path("editable").asBoolean()).isFalse();
  }

  @Test
  void theRecordTellsThatANoteWasWrittenAndNeverItsWords() {
    ada.post(NOTES, wish("the words of Ada")).expect(201);

    assertThat(room.evidence(EvidenceKind.TIMELINE_NOTED))
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.actor()).isEqualTo(room.ada.id());
          assertThat(fact.toString()).doesNotContain("the words of Ada");
        });
  }

  @Test
  void studentsReadNothingThatStaffKeepToThemselves() {
    EvidenceEvent fault = fact(EvidenceKind.FAULT_APPLIED, "the secret fault");
    EvidenceEvent message = fact(EvidenceKind.CHAT_MESSAGE, "Bo in #ops: slow");
    Answer note = instructor.post(NOTES, wish("staff think of the cause")).expect(201);
    instructor.post("/timeline/pins/" + fault.id()).expect(200);
    instructor.post("/timeline/pins/" + message.id()).expect(200);

    assertThat(instructor.get(annotations).json().path("notes")).hasSize(1);
    assertThat(instructor.get(annotations).json().path("pins")).hasSize(2);
    assertThat(ada.get(annotations).json().path("notes")).isEmpty();
    assertThat(ada.get(annotations).json().path("pins")).isEmpty();
    for (String format : List.of("json", "csv", "md")) {
      assertThat(ada.get(export + "?format=" + format).expect(200).body())
          .contains("Bo in")
          .doesNotContain("secret", "fault.applied", "staff think", "staff-annotated", "pinned 1");
      assertThat(instructor.get(export + "?format=" + format).expect(200).body())
          .contains("secret fault", "staff think");
    }
    ada.get(path(note) + "/history").expect(ProblemCode.NOT_FOUND);
    ada.ifMatch(1).put(path(note), wish("mine")).expect(ProblemCode.NOT_FOUND);
    ada.ifMatch(1).delete(path(note)).expect(ProblemCode.NOT_FOUND);
    ada.post("/timeline/pins/" + fault.id()).expect(ProblemCode.NOT_FOUND);
    ada.delete("/timeline/pins/" + fault.id()).expect(ProblemCode.NOT_FOUND);
    assertThat(room.evidence(EvidenceKind.TIMELINE_PINNED)).isEmpty();
    assertThat(room.evidence(EvidenceKind.TIMELINE_STAFF_ANNOTATED)).hasSize(3);
  }

  @Test
  void aSharedNoteOfStaffIsReadByTheTeamFromThenOn() {
    Answer note = instructor.post(NOTES, wish("it is the cache")).expect(201);
    instructor.ifMatch(1).put(path(note), wish("well handled", -60, true)).expect(200);

    JsonNode seen = ada.get(annotations).json().at("/notes/0");
    assertThat(seen.path("text").asText()).isEqualTo("well handled");
    assertThat(seen.path("editable").asBoolean()).isFalse();
    assertThat(ada.get(path(note) + "/history").expect(200).body())
        .contains("well handled")
        .doesNotContain("cache");
    ada.ifMatch(2).put(path(note), wish("mine")).expect(ProblemCode.NOT_ALLOWED);
    ada.ifMatch(2).delete(path(note)).expect(ProblemCode.NOT_ALLOWED);

    instructor.ifMatch(2).put(path(note), wish("well handled", -60, false)).expect(200);
    assertThat(ada.get(annotations).json().path("notes")).isEmpty();
  }

  @Test
  void anotherTeamReadsAndChangesNothing() {
    Answer note = ada.post(NOTES, wish("ours")).expect(201);
    EvidenceEvent message = fact(EvidenceKind.CHAT_MESSAGE, "Bo in #ops: slow");
    Incident incident = room.declared("slow");

    stranger.get(annotations).expect(ProblemCode.NOT_FOUND);
    stranger.get("/timeline/annotations?incident=" + incident.id()).expect(ProblemCode.NOT_FOUND);
    stranger.get(export).expect(ProblemCode.NOT_FOUND);
    stranger.get("/incidents/" + incident.id() + "/timeline/export").expect(ProblemCode.NOT_FOUND);
    stranger.get(path(note) + "/history").expect(ProblemCode.NOT_FOUND);
    stranger.ifMatch(1).put(path(note), wish("theirs")).expect(ProblemCode.NOT_FOUND);
    stranger.ifMatch(1).delete(path(note)).expect(ProblemCode.NOT_FOUND);
    stranger.post(NOTES, wish("theirs")).expect(ProblemCode.NOT_FOUND);
    stranger.post("/timeline/pins/" + message.id()).expect(ProblemCode.NOT_FOUND);
    instructor.ifMatch(1).put(path(note), wish("staff's")).expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void aPinTellsWhenItWasSaidAndWhenItWasPinned() {
    EvidenceEvent message = fact(EvidenceKind.CHAT_MESSAGE, "Bo in #ops: looks like v118");
    String path = "/timeline/pins/" + message.id();

    JsonNode pin = ada.post(path).expect(200).json();
    assertThat(pin.path("saidAt").asText()).isEqualTo(message.occurredAt().toString());
    assertThat(pin.path("pinnedAt").asText()).isEqualTo(room.clock.instant().toString());
    assertThat(pin.at("/pinnedBy/id").asText()).isEqualTo(room.ada.id().toString());
    room.clock.step(Duration.ofMinutes(1));
    assertThat(bo.post(path).json().at("/pinnedBy/id").asText())
        .as("the first of two stays")
        .isEqualTo(room.ada.id().toString());
    assertThat(room.evidence(EvidenceKind.TIMELINE_PINNED)).hasSize(1);

    assertThat(ada.get(export + "?format=csv&view=curated").body()).contains("looks like v118");
    bo.delete(path).expect(204);
    bo.delete(path).expect(204);
    assertThat(ada.get(annotations).json().path("pins")).isEmpty();
    assertThat(ada.get(export + "?format=csv&view=curated").body())
        .doesNotContain("looks like v118");
    assertThat(room.evidence(EvidenceKind.TIMELINE_UNPINNED)).hasSize(1);
    ada.post("/timeline/pins/999999999").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void anIncidentHasItsNotesAndAFileOfItsOwn() {
    Incident incident = room.declared("slow");
    ada.post(NOTES, wish("=HYPERLINK(\"x\")", 0, null)).expect(201);

    String from = "/timeline/annotations?incident=" + incident.id();
    assertThat(bo.get(from).expect(200).json().path("notes")).hasSize(1);
    room.clock.step(Duration.ofMinutes(2));
    Answer csv = bo.get("/incidents/" + incident.id() + "/timeline/export?format=csv").expect(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"timeline-inc-1-20261122-1150.csv\"");
    assertThat(csv.body()).contains("INC-1 declared", "\"'=HYPERLINK(\"\"x\"\")\"");
    bo.get("/incidents/" + incident.id() + "/timeline/export?format=pdf")
        .expect(ProblemCode.INVALID_INPUT);
    bo.get("/incidents/" + incident.id() + "/timeline/export?view=nice")
        .expect(ProblemCode.INVALID_INPUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\u0000"})
  void aNoteNeedsWords(String text) {
    ada.post(NOTES, wish(text)).expect(ProblemCode.INVALID_INPUT);
  }

  @Test
  void whatCannotBeIsRefusedWithTheRule() {
    ada.post(NOTES, wish("x".repeat(2_001))).expect(ProblemCode.INVALID_INPUT);
    ada.post(NOTES, wish("😀".repeat(2_000))).expect(201);
    assertThat(ada.post(NOTES, wish("soon", 300, null)).expect(ProblemCode.INVALID_INPUT).body())
        .contains("still to come");
    Map<String, Object> nowhere = wish("where");
    nowhere.remove("team");
    ada.post(NOTES, nowhere).expect(ProblemCode.INVALID_INPUT);
    ada.get("/timeline/annotations").expect(ProblemCode.INVALID_INPUT);
    ada.get(annotations + "&from=2026-11-20T00:00:00Z&to=2026-11-22T00:00:00Z")
        .expect(ProblemCode.INVALID_INPUT);
  }
}
