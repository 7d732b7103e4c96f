package dev.firedrill.timeline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimelineResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Promises PROMISES =
      (bot, _) -> bot.environment() == EnvironmentName.PRODUCTION ? 0.95 : 0.9;

  private final IncidentRoom room = new IncidentRoom(DATABASE);
  private final IncidentRoom others = new IncidentRoom(DATABASE);
  private final UUID assessment = UUID.randomUUID();
  private boolean published;

  @AutoClose private final ResourceHarness http = harness();
  private final Caller ada = http.as(Who.is(room.ada, room.team));
  private final Caller stranger = http.as(Who.is(others.ada, others.team));
  private final Caller instructor = http.as(Who.is(room.instructor, null));

  private ResourceHarness harness() {
    Timelines timelines = new Timelines(DATABASE.evidence(), DATABASE.teams());
    Instant noon = room.clock.instant();
    return ResourceHarness.with(
        new TeamTimelineResource(timelines, DATABASE.teamAccess(), PROMISES, room.clock),
        new IncidentTimelineResource(timelines, room.incidents, PROMISES, room.clock),
        new DebriefTimelineResource(
            timelines,
            id ->
                id.equals(assessment)
                    ? Optional.of(
                        new Debriefs.Debrief(
                            room.team.id(),
                            noon.minusSeconds(600),
                            noon.plusSeconds(600),
                            0.99,
                            published))
                    : Optional.empty()));
  }

  private void fault(EvidenceKind kind, int second) {
    DATABASE
        .evidence()
        .append(
            NewEvidence.of(kind, room.team.id(), "step:slow", "the secret fault")
                .withRun(new UUID(1, 1))
                .withEnvironment(EnvironmentName.PRODUCTION)
                .withPayload(Map.of("step", "slow", "title", "Slow dependency"))
                .withOccurredAt(room.clock.instant().plusSeconds(second)));
  }

  @Test
  void staffSeeFaultsAndStudentsDoNot() {
    fault(EvidenceKind.FAULT_APPLIED, -100);
    fault(EvidenceKind.FAULT_VERIFIED, -90);
    Incident incident = room.declared("weather is slow");
    room.clock.step(Duration.ofMinutes(1));

    for (String path :
        List.of(
            "/teams/" + room.team.slug() + "/timeline",
            "/incidents/" + incident.id() + "/timeline")) {
      JsonNode staffs = instructor.get(path).expect(200).json();
      assertThat(staffs.path("faultWindows")).hasSize(1);
      assertThat(staffs.path("events")).hasSize(3);
      String students = ada.get(path).expect(200).body();
      assertThat(students)
          .contains("INC-1 declared")
          .doesNotContain("fault.", "secret", "Slow dep");
      assertThat(ada.get(path).json().path("faultWindows")).isEmpty();
      stranger.get(path).expect(ProblemCode.NOT_FOUND);
    }
  }

  @Test
  void theLineIsWhatTheTeamPromisedInThatEnvironment() {
    String path = "/teams/" + room.team.slug() + "/timeline";
    assertThat(ada.get(path).json().path("objective").asDouble()).isEqualTo(0.95);
    assertThat(ada.get(path + "?environment=staging").json().path("objective").asDouble())
        .isEqualTo(0.9);
  }

  @Test
  void theDebriefIsForTheTeamOncePublished() {
    fault(EvidenceKind.FAULT_APPLIED, -100);
    String path = "/assessments/" + assessment + "/timeline";

    ada.get(path).expect(ProblemCode.NOT_FOUND);
    instructor.get(path).expect(200);
    published = true;
    JsonNode debrief = ada.get(path).expect(200).json();
    assertThat(debrief.path("faultWindows")).hasSize(1);
    assertThat(debrief.path("objective").asDouble()).isEqualTo(0.99);
    stranger.get(path).expect(ProblemCode.NOT_FOUND);
    ada.get("/assessments/" + UUID.randomUUID() + "/timeline").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void timesAreCheckedAndDefaultToTheLastHalfHour() {
    String path = "/teams/" + room.team.slug() + "/timeline";

    JsonNode usual = ada.get(path).expect(200).json();
    assertThat(usual.path("from").asText()).isEqualTo("2026-11-22T11:30:00Z");
    assertThat(usual.path("to").asText()).isEqualTo("2026-11-22T12:00:00Z");
    ada.get(path + "?from=2026-11-22T13:00:00Z").expect(ProblemCode.INVALID_INPUT);
    ada.get(path + "?from=2026-11-21T12:00:00Z").expect(ProblemCode.INVALID_INPUT);
    ada.get(path + "?environment=moon").expect(ProblemCode.INVALID_INPUT);
  }
}
