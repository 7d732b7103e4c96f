package dev.firedrill.incident.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.incident.api.hint.HintResource;
import dev.firedrill.incident.api.status.ImpactResource;
import dev.firedrill.incident.hint.HintDesk;
import dev.firedrill.incident.hint.HintSource;
import dev.firedrill.incident.persistence.IncidentPersistence;
import dev.firedrill.incident.status.MeasuredImpact;
import dev.firedrill.incident.status.ServiceHealth;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import dev.firedrill.workspace.Unanswered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All routes of incidents, with a member, another one, a stranger and staff at them. */
final class IncidentRouteRoom implements AutoCloseable {
  final IncidentRoom room;
  final Map<String, ServiceHealth.Counts> met = new TreeMap<>();
  final List<Unanswered.Question> waiting = new ArrayList<>();
  final List<HintSource.Due> hints = new ArrayList<>();
  final ResourceHarness http;
  final Caller ada;
  final Caller bo;
  final Caller stranger;
  final Caller instructor;
  final Caller grader;

  /** What was last asked of the users' counts. */
  Instant from = Instant.EPOCH;

  Instant to = Instant.EPOCH;

  IncidentRouteRoom(TestDatabase database) {
    room = new IncidentRoom(database);
    IncidentRoom others = new IncidentRoom(database);
    IncidentViews views = new IncidentViews(database.teams());
    ServiceHealth health =
        new ServiceHealth() {
          @Override
          public Map<String, Counts> between(TeamEnvironment bot, Instant since, Instant until) {
            from = since;
            to = until;
            return Map.copyOf(met);
          }

          @Override
          public double objective(TeamEnvironment bot) {
            return 0.95;
          }
        };
    HintDesk hintDesk =
        new HintDesk(
            room.incidents,
            database.teams(),
            room.chat,
            (team, now) -> List.copyOf(hints),
            IncidentPersistence.hintAsks(database.jdbi()),
            database.evidence(),
            database.transactions(),
            database.domainEvents(),
            room.clock);
    http =
        ResourceHarness.with(
            new IncidentResource(room.desk, room.incidents, database.teamAccess(), views),
            new IncidentTaskResource(room.desk, views),
            new QuestionResource(
                room.incidents,
                (team, roster, since, until, limit) -> List.copyOf(waiting),
                room.chat,
                database.teams(),
                room.clock),
            new ImpactResource(room.incidents, new MeasuredImpact(health), room.clock),
            new HintResource(hintDesk, room.incidents, views));
    ada = http.as(Who.is(room.ada, room.team));
    bo = http.as(Who.is(room.bo, room.team));
    stranger = http.as(Who.is(others.ada, others.team));
    instructor = http.as(Who.is(room.instructor, null));
    grader = http.as(Who.grader());
  }

  /** The path of a new incident of the team. */
  String declared(String title) {
    return "/incidents/"
        + ada.post("/incidents", Map.of("title", title, "severity", "SEV2"))
            .expect(201)
            .json()
            .at("/id")
            .asText();
  }

  String resolved(String title) {
    String path = declared(title);
    ada.post(path + "/resolve", Map.of("text", "all well")).expect(200);
    return path;
  }

  static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String detail(Answer answer, ProblemCode code) {
    JsonNode problem = answer.expect(code).json();
    return problem.at("/detail").asText();
  }

  @Override
  public void close() {
    http.close();
  }
}
