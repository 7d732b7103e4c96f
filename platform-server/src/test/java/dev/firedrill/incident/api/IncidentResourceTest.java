package dev.firedrill.incident.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.TeamAccess;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IncidentResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final IncidentRoom room = new IncidentRoom(DATABASE);
  private final IncidentRoom others = new IncidentRoom(DATABASE);

  @AutoClose private final ResourceHarness http = harness();
  private final Caller ada = http.as(Who.is(room.ada, room.team));
  private final Caller stranger = http.as(Who.is(others.ada, others.team));
  private final Caller instructor = http.as(Who.is(room.instructor, null));

  private ResourceHarness harness() {
    IncidentViews views = new IncidentViews(DATABASE.teams());
    TeamAccess access = DATABASE.teamAccess();
    return ResourceHarness.with(new IncidentResource(room.desk, room.incidents, access, views));
  }

  private String declared() {
    return ada.post("/incidents", Map.of("title", "weather is slow", "severity", "SEV2"))
        .expect(201)
        .json()
        .path("id")
        .asText();
  }

  @Test
  void aStudentDeclaresAndEverybodyAllowedReads() {
    String id = declared();

    JsonNode incident = ada.get("/incidents/" + id).expect(200).json();
    assertThat(incident.at("/number").asInt()).isEqualTo(1);
    assertThat(incident.at("/status").asText()).isEqualTo("INVESTIGATING");
    assertThat(incident.at("/team/slug").asText()).isEqualTo(room.team.slug().value());
    assertThat(incident.at("/roles/0/role").asText()).isEqualTo("INCIDENT_COMMANDER");
    assertThat(incident.at("/roles/0/person/handle").asText()).isEqualTo(room.ada.handle());
    assertThat(incident.at("/channel/name").asText()).isEqualTo("inc-1-weather-is-slow");
    assertThat(incident.at("/nextUpdateDueAt").asText()).isEqualTo("2026-11-22T12:30:00Z");
    instructor.get("/incidents/" + id).expect(200);
    stranger.get("/incidents/" + id).expect(ProblemCode.NOT_FOUND);
    http.asNobody().get("/incidents/" + id).expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void aSecondOpenIncidentIsRefusedWithTheFirst() {
    declared();

    Answer refused =
        ada.post("/incidents", Map.of("title", "all down", "severity", "SEV1"))
            .expect(ProblemCode.INCIDENT_OPEN);
    assertThat(refused.json().at("/detail").asText())
        .contains("INC-1 \"weather is slow\" is already open since 12:00 UTC");
    assertThat(refused.json().at("/current/number").asInt()).isEqualTo(1);
  }

  @Test
  void staffReadButDoNotDeclare() {
    declared();

    instructor
        .post("/incidents", Map.of("title", "all down", "severity", "SEV1"))
        .expect(ProblemCode.NOT_ALLOWED);
    JsonNode ofTeam =
        instructor.get("/incidents?open=true&team=" + room.team.slug()).expect(200).json();
    assertThat(ofTeam.path("items")).hasSize(1);
    assertThat(stranger.get("/incidents").expect(200).json().path("items")).isEmpty();
    stranger.get("/incidents?team=" + room.team.slug()).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void anIncidentIsUpdatedHandedOverAndResolved() {
    String id = declared();

    ada.post(
            "/incidents/" + id + "/updates", Map.of("status", "IDENTIFIED", "text", "slow service"))
        .expect(200);
    ada.post(
            "/incidents/" + id + "/roles",
            Map.of("role", "SCRIBE", "personId", room.bo.id().value()))
        .expect(200);
    JsonNode resolved =
        ada.post("/incidents/" + id + "/resolve", Map.of("text", "all well")).expect(200).json();

    assertThat(resolved.at("/status").asText()).isEqualTo("RESOLVED");
    assertThat(resolved.path("updates")).hasSize(2);
    assertThat(resolved.path("roles")).hasSize(2);
    ada.post("/incidents/" + id + "/resolve", Map.of()).expect(ProblemCode.CONFLICT);
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Answer answer =
        ada.post("/incidents", Map.of("title", "ab", "severity", "SEV2"))
            .expect(ProblemCode.INVALID_INPUT);
    assertThat(answer.json().at("/violations/0/field").asText()).isEqualTo("title");
    assertThat(ada.post("/incidents", Map.of("title", "all down", "severity", "SEV9")).status())
        .isBetween(400, 422);
    stranger
        .post("/incidents/" + declared() + "/updates", Map.of("text", "hello"))
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void theViewHasEveryMemberOfTheContract() {
    Incident incident = room.declared("weather is slow");

    assertThat(ada.get("/incidents/" + incident.id()).json().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "number",
            "team",
            "title",
            "severity",
            "status",
            "declaredAt",
            "declaredBy",
            "mitigatedAt",
            "resolvedAt",
            "reopenedAt",
            "mergedInto",
            "channel",
            "nextUpdateDueAt",
            "cadenceMinutes",
            "roles",
            "tasks",
            "updates");
  }
}
