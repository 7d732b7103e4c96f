package dev.firedrill.incident.api;

import static dev.firedrill.incident.api.IncidentRouteRoom.detail;
import static dev.firedrill.incident.api.IncidentRouteRoom.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.hint.HintSource;
import dev.firedrill.incident.status.ServiceHealth;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.Unanswered;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a team does with its incident by REST, and what is answered to those who may not. */
class IncidentRoutesTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @AutoClose private final IncidentRouteRoom world = new IncidentRouteRoom(DATABASE);
  private final Caller ada = world.ada;

  private static List<Map.Entry<String, Map<String, Object>>> changes(String other, UUID personId) {
    return List.of(
        Map.entry("/updates", Map.of("text", "we look")),
        Map.entry("/severity", Map.of("severity", "SEV1", "reason", "nobody is answered")),
        Map.entry("/roles", Map.of("role", "SCRIBE", "personId", personId)),
        Map.entry(
            "/handover",
            Map.of("role", "INCIDENT_COMMANDER", "personId", personId, "note", "it is the flag")),
        Map.entry("/tasks", Map.of("text", "check the database")),
        Map.entry("/tasks/1/done", Map.of("done", true)),
        Map.entry("/tasks/1/assign", Map.of("personId", personId)),
        Map.entry("/hints", Map.of("number", 1, "cost", 3)),
        Map.entry("/merge", Map.of("into", other)),
        Map.entry("/reopen", Map.of("reason", "it is back")),
        Map.entry("/resolve", Map.of("text", "over")));
  }

  @Test
  void nobodyButTheTeamChangesAnythingAndAStrangerLearnsNothing() {
    String path = world.declared("weather is slow");
    ada.post(path + "/tasks", Map.of("text", "look")).expect(200);
    String before = ada.get(path).expect(200).body();

    for (var change : changes(new UUID(0, 5).toString(), world.room.bo.id().value())) {
      String route = path + change.getKey();
      world.stranger.post(route, change.getValue()).expect(ProblemCode.NOT_FOUND);
      world.instructor.post(route, change.getValue()).expect(ProblemCode.NOT_ALLOWED);
      world.grader.post(route, change.getValue()).expect(ProblemCode.NOT_ALLOWED);
      world.http.asNobody().post(route, change.getValue()).expect(ProblemCode.NOT_SIGNED_IN);
    }

    assertThat(ada.get(path).expect(200).body()).isEqualTo(before);
    for (String read : List.of("", "/questions", "/impact", "/hints")) {
      world.stranger.get(path + read).expect(ProblemCode.NOT_FOUND);
      world.instructor.get(path + read).expect(200);
      world.grader.get(path + read).expect(200);
    }
  }

  @Test
  void afterTheEndEverythingButReopeningAndMergingIsRefusedWithWhatHelps() {
    String path = world.resolved("weather is slow");

    for (var change : changes(id(path), world.room.bo.id().value())) {
      if (!List.of("/reopen", "/merge").contains(change.getKey())) {
        assertThat(
                detail(ada.post(path + change.getKey(), change.getValue()), ProblemCode.CONFLICT))
            .as(change.getKey())
            .startsWith("INC-1 is resolved")
            .matches(".*(reopen this one|open incidents).*");
      }
    }
  }

  @Test
  void anIncidentThatIsNoneIsNotFoundByAnyRoute() {
    String path = "/incidents/" + new UUID(0, 7);
    for (var change : changes(new UUID(0, 8).toString(), world.room.bo.id().value())) {
      ada.post(path + change.getKey(), change.getValue()).expect(ProblemCode.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/severity, severity",
    "/roles, role",
    "/handover, role",
    "/merge, into",
  })
  void aMissingMemberIsAskedForByName(String route, String member) {
    String path = world.declared("weather is slow");

    Answer answer = ada.post(path + route, Map.of());

    assertThat(answer.status()).isBetween(400, 422);
    assertThat(answer.json().at("/detail").asText()).contains(member);
  }

  @ParameterizedTest
  @CsvSource({"/updates", "/tasks", "/reopen", "/severity", "/handover", "/merge", "/tasks/1/done"})
  void aBodyThatIsNoneOfOursIsRefusedInASentence(String route) {
    String path = world.declared("weather is slow");
    Map<String, Object> odd = new HashMap<>();
    odd.put("text", null);
    odd.put("reason", null);

    for (Map<String, Object> body : List.<Map<String, Object>>of(odd, Map.of("text", 3, "x", 1))) {
      Answer answer = ada.post(path + route, body);
      assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
      assertThat(answer.json().at("/detail").asText()).isNotBlank();
    }
    assertThat(ada.post(path + route, List.of()).status()).isBetween(400, 422);
  }

  @Test
  void aTaskIsAddedGivenDoneAndReopened() {
    String path = world.declared("weather is slow");
    String bo = world.room.bo.id().value().toString();

    JsonNode added =
        ada.post(path + "/tasks", Map.of("text", "check the database", "personId", bo))
            .expect(200)
            .json();
    assertThat(added.at("/tasks/0/number").asInt()).isEqualTo(1);
    assertThat(added.at("/tasks/0/assignee/handle").asText()).isEqualTo(world.room.bo.handle());
    JsonNode done = world.bo.post(path + "/tasks/1/done", Map.of("done", true)).expect(200).json();
    assertThat(done.at("/tasks/0/doneBy/handle").asText()).isEqualTo(world.room.bo.handle());
    assertThat(done.at("/tasks/0/doneAt").asText()).isEqualTo("2026-11-22T12:00:00Z");
    JsonNode open = ada.post(path + "/tasks/1/done", Map.of("done", false)).expect(200).json();
    assertThat(open.at("/tasks/0/doneAt").isNull()).isTrue();
    JsonNode nobodys = ada.post(path + "/tasks/1/assign", Map.of()).expect(200).json();
    assertThat(nobodys.at("/tasks/0/assignee").isNull()).isTrue();
  }

  @Test
  void aTaskThatIsNoneOrTooLongOrForAStrangerIsRefused() {
    String path = world.declared("weather is slow");

    assertThat(
            detail(
                ada.post(path + "/tasks", Map.of("text", "x".repeat(201))),
                ProblemCode.INVALID_INPUT))
        .contains("201", "200");
    assertThat(detail(ada.post(path + "/tasks", Map.of("text", " ")), ProblemCode.INVALID_INPUT))
        .isNotBlank();
    assertThat(
            detail(
                ada.post(path + "/tasks/9/done", Map.of("done", true)), ProblemCode.INVALID_INPUT))
        .isEqualTo("INC-1 has no tasks yet.");
    ada.post(path + "/tasks", Map.of("text", "look")).expect(200);
    assertThat(
            detail(
                ada.post(path + "/tasks/9/done", Map.of("done", true)), ProblemCode.INVALID_INPUT))
        .contains("9");
    assertThat(
            detail(
                ada.post(
                    path + "/tasks",
                    Map.of("text", "look", "personId", world.room.instructor.id().value())),
                ProblemCode.INVALID_INPUT))
        .contains("member");
    ada.post(path + "/tasks/one/done", Map.of("done", true)).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void theSeverityChangesWithItsReasonAndMovesWhatIsDue() {
    String path = world.declared("weather is slow");

    JsonNode worse =
        ada.post(path + "/severity", Map.of("severity", "SEV1", "reason", "nobody is answered"))
            .expect(200)
            .json();
    assertThat(worse.at("/severity").asText()).isEqualTo("SEV1");
    assertThat(worse.at("/cadenceMinutes").asInt()).isEqualTo(15);
    assertThat(worse.at("/nextUpdateDueAt").asText()).isEqualTo("2026-11-22T12:15:00Z");
    assertThat(
            detail(
                ada.post(path + "/severity", Map.of("severity", "SEV1", "reason", "again")),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("INC-1 is SEV1 already; nothing was changed.");
    assertThat(
            detail(
                ada.post(path + "/severity", Map.of("severity", "SEV2", "reason", " ")),
                ProblemCode.INVALID_INPUT))
        .contains("why it is SEV2");
    assertThat(ada.post(path + "/severity", Map.of("severity", "SEV7", "reason", "x")).status())
        .isBetween(400, 422);
  }

  @Test
  void aResolvedIncidentIsReopenedOnceWithAReason() {
    String path = world.resolved("weather is slow");

    assertThat(detail(ada.post(path + "/reopen", Map.of("reason", "")), ProblemCode.INVALID_INPUT))
        .contains("Say why");
    JsonNode open = ada.post(path + "/reopen", Map.of("reason", "it is back")).expect(200).json();
    assertThat(open.at("/status").asText()).isEqualTo("INVESTIGATING");
    assertThat(open.at("/reopenedAt").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(detail(ada.post(path + "/reopen", Map.of("reason", "again")), ProblemCode.CONFLICT))
        .isEqualTo("INC-1 is open; there is nothing to reopen.");
  }

  @Test
  void reopeningWaitsForTheOpenOneAndEndsWithTheGrade() {
    String first = world.resolved("weather is slow");
    String second = world.declared("everything is down");
    assertThat(detail(ada.post(first + "/reopen", Map.of("reason", "back")), ProblemCode.CONFLICT))
        .startsWith("INC-2 is open, and a team handles one incident at a time.");
    ada.post(second + "/resolve", Map.of()).expect(200);
    world.room.graded.add(new IncidentId(UUID.fromString(id(first))));
    assertThat(detail(ada.post(first + "/reopen", Map.of("reason", "back")), ProblemCode.CONFLICT))
        .startsWith("The grade of INC-1 is published");
  }

  @Test
  void aDuplicateIsMergedIntoTheIncidentThatItIs() {
    String first = world.resolved("weather is slow");
    String second = world.declared("weather is slow again");

    JsonNode closed =
        ada.post(second + "/merge", Map.of("into", id(first), "reason", "the same flag"))
            .expect(200)
            .json();

    assertThat(closed.at("/status").asText()).isEqualTo("RESOLVED");
    assertThat(closed.at("/mergedInto").asText()).isEqualTo(id(first));
    assertThat(ada.get(first).json().at("/status").asText()).isEqualTo("INVESTIGATING");
    assertThat(detail(ada.post(second + "/merge", Map.of("into", id(first))), ProblemCode.CONFLICT))
        .isEqualTo("INC-2 was merged into INC-1 already.");
    assertThat(
            detail(
                ada.post(first + "/merge", Map.of("into", id(first))), ProblemCode.INVALID_INPUT))
        .isEqualTo("An incident cannot be merged into itself.");
    ada.post(first + "/merge", Map.of("into", new UUID(0, 9))).expect(ProblemCode.NOT_FOUND);
    assertThat(ada.post(first + "/merge", Map.of("into", "INC-2")).status()).isBetween(400, 422);
  }

  @Test
  void aRoleIsHandedOverWithANoteToAMemberOnly() {
    String path = world.declared("weather is slow");
    String bo = world.room.bo.id().value().toString();
    Map<String, Object> wish =
        Map.of("role", "INCIDENT_COMMANDER", "personId", bo, "note", "the flag is off");

    JsonNode after = ada.post(path + "/handover", wish).expect(200).json();
    assertThat(after.at("/roles/0/person/handle").asText()).isEqualTo(world.room.bo.handle());
    assertThat(detail(ada.post(path + "/handover", wish), ProblemCode.INVALID_INPUT)).isNotBlank();
    assertThat(
            detail(
                ada.post(
                    path + "/handover",
                    Map.of("role", "INCIDENT_COMMANDER", "personId", bo, "note", " ")),
                ProblemCode.INVALID_INPUT))
        .isNotBlank();
    assertThat(
            detail(
                ada.post(
                    path + "/handover",
                    Map.of(
                        "role",
                        "INCIDENT_COMMANDER",
                        "personId",
                        world.room.instructor.id().value(),
                        "note",
                        "yours")),
                ProblemCode.INVALID_INPUT))
        .contains("member");
  }

  @Test
  void anUpdateThatGoesNowhereOrPromisesTooLateIsRefused() {
    String path = world.declared("weather is slow");

    assertThat(
            detail(
                ada.post(path + "/updates", Map.of("text", "x", "nextUpdateMinutes", 31)),
                ProblemCode.INVALID_INPUT))
        .isEqualTo("The next update in 31 min is not possible at SEV2; promise it in 1 to 30 min.");
    assertThat(
            detail(
                ada.post(
                    path + "/updates", Map.of("text", "x", "inRoom", false, "forPublic", false)),
                ProblemCode.INVALID_INPUT))
        .startsWith("The update goes nowhere;");
    assertThat(
            detail(
                ada.post(path + "/updates", Map.of("text", "x".repeat(2_001))),
                ProblemCode.INVALID_INPUT))
        .contains("2001", "2000");
  }

  @Test
  void theImpactIsOfTheLastFiveMinutesAndAfterTheEndOfTheWholeIncident() {
    String path = world.declared("weather is slow");
    world.met.put("weather", new ServiceHealth.Counts(9, 40));
    world.met.put("ping", new ServiceHealth.Counts(60, 60));
    world.room.clock.step(Duration.ofMinutes(20));

    JsonNode now = ada.get(path + "/impact").expect(200).json();
    assertThat(now.at("/sentence").asText())
        .isEqualTo(
            "31 % of requests in the last 5 min failed or were late (31 of 100; worst: weather,"
                + " 78 %).");
    assertThat(now.at("/from").asText()).isEqualTo("2026-11-22T12:15:00Z");
    ada.post(path + "/resolve", Map.of()).expect(200);
    world.room.clock.step(Duration.ofHours(1));
    JsonNode after = ada.get(path + "/impact").expect(200).json();
    assertThat(after.at("/from").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(after.at("/to").asText()).isEqualTo("2026-11-22T12:20:00Z");
    assertThat(after.at("/sentence").asText()).contains("while it lasted");
    world.met.clear();
    assertThat(ada.get(path + "/impact").json().at("/sentence").asText())
        .isEqualTo("Nobody asked while it lasted, so nothing is known.");
  }

  @Test
  void oneBadRequestOfManyIsNeverRoundedAway() {
    String path = world.declared("weather is slow");
    world.met.put("weather", new ServiceHealth.Counts(99_999, 100_000));
    assertThat(ada.get(path + "/impact").json().at("/sentence").asText()).startsWith("1 % of");
    world.met.put("weather", new ServiceHealth.Counts(1, 100_000));
    assertThat(ada.get(path + "/impact").json().at("/sentence").asText()).startsWith("99 % of");
    world.met.put("weather", new ServiceHealth.Counts(100, 100));
    assertThat(ada.get(path + "/impact").json().at("/sentence").asText())
        .isEqualTo("All 100 requests in the last 5 min were served well.");
  }

  @Test
  void whoWaitsForAnAnswerIsListedWithWhereAndSinceWhen() {
    String path = world.declared("weather is slow");
    var ops = world.room.chat.opsChannel(world.room.team.id());
    MessageTs ts = MessageTs.parse("1795348800.000100").orElseThrow();
    world.waiting.add(
        new Unanswered.Question(
            ops.id(),
            ts,
            world.room.chat.userOf(world.room.team.id(), world.room.instructor.id()),
            "When is it back?"));

    JsonNode item = ada.get(path + "/questions").expect(200).json().at("/items/0");
    assertThat(item.at("/text").asText()).isEqualTo("When is it back?");
    assertThat(item.at("/channel/name").asText()).isEqualTo(ops.name());
    assertThat(item.at("/ts").asText()).isEqualTo("1795348800.000100");
    assertThat(item.at("/at").asText()).isEqualTo(ts.at().toString());
  }

  @Test
  void aHintIsOfferedWithItsPriceTakenOnceAndItsTextIsKept() {
    String path = world.declared("weather is slow");
    world.hints.add(new HintSource.Due(UUID.randomUUID(), "h1", 2, null, "Look at the weather."));

    assertThat(ada.get(path + "/hints").expect(200).body())
        .contains("\"cost\":3", "3 points off")
        .doesNotContain("Look at the weather");
    JsonNode answer = ada.post(path + "/hints", Map.of("number", 1, "cost", 3)).expect(200).json();
    assertThat(answer.at("/given").asBoolean()).isTrue();
    assertThat(answer.at("/sentence").asText()).isEqualTo("Look at the weather.");
    assertThat(answer.at("/hints/taken/0/cost").asDouble()).isEqualTo(2);
    assertThat(answer.at("/hints/offer/cost").asInt()).isEqualTo(5);
    assertThat(
            detail(
                world.bo.post(path + "/hints", Map.of("number", 1, "cost", 3)),
                ProblemCode.CONFLICT))
        .contains("The next one costs 5 points; nothing was taken.");
  }

  @Test
  void withNoHintToGiveNothingIsChargedAndTheNextAskWaits() {
    String path = world.declared("weather is slow");

    JsonNode none = ada.post(path + "/hints", Map.of("number", 1, "cost", 3)).expect(200).json();
    assertThat(none.at("/given").asBoolean()).isFalse();
    assertThat(none.at("/hints/taken")).isEmpty();
    assertThat(
            detail(ada.post(path + "/hints", Map.of("number", 1, "cost", 3)), ProblemCode.CONFLICT))
        .contains("nothing was taken");
    assertThat(
            detail(ada.post(path + "/hints", Map.of("number", 1, "cost", 0)), ProblemCode.CONFLICT))
        .contains("3 points");
  }
}
