package dev.firedrill.debrief.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.Credential;
import dev.firedrill.auth.Principal;
import dev.firedrill.debrief.DebriefDesk;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.grading.Assessment;
import dev.firedrill.grading.GradingRoom;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.print.openhtml.OpenHtmlPress;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.ResourceHarness;
import dev.firedrill.web.testing.Who;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DebriefResourceTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final GradingRoom room = new GradingRoom(DATABASE);
  private final DebriefDesk desk =
      new DebriefDesk(
          room.queries(),
          room.milestones,
          room.assessments,
          room.grades,
          DATABASE.evidence(),
          DATABASE.teams(),
          room.quick.clock);

  @AutoClose
  private final ResourceHarness http =
      ResourceHarness.with(
          new DebriefResource(desk, (team, at) -> 0.99),
          new ReportResource(desk, new OpenHtmlPress(room.quick.clock, null)));

  private final Caller staff = http.as(Who.is(room.quick.instructor, null));
  private final Caller ada = http.as(Who.is(room.quick.ada, room.quick.team));
  private final Caller wall =
      http.as(new Principal(room.quick.instructor, null, new Credential.Session(room.start)));
  private final String path = "/debriefs/" + room.run();

  @BeforeEach
  void playTheRun() {
    room.theRun();
    for (var each : List.of(room.quick, room.asleep)) {
      DATABASE
          .evidence()
          .append(
              NewEvidence.of(
                      EvidenceKind.CHAT_MESSAGE, each.team.id(), "channel:ops", "zqchat is private")
                  .withEnvironment(EnvironmentName.PRODUCTION)
                  .withActor(each.ada.id())
                  .withPayload(Map.of("channel", "C1", "channelKind", "OPS", "ts", "1.1"))
                  .withOccurredAt(room.start.plusSeconds(130)));
    }
    room.end();
    room.desk.assessWhatEnded();
  }

  private void publish() {
    Assessment assessment = room.of(room.quick);
    room.gradeDesk.save(assessment, room.grader.id(), 0, 80, "good");
    room.gradeDesk.publish(assessment, room.grader.id(), 1);
  }

  private static JsonNode teamNamed(JsonNode debrief, String name) {
    for (JsonNode team : debrief.path("teams")) {
      if (team.path("name").asText().equals(name)) {
        return team;
      }
    }
    throw new AssertionError("no team " + name + " in " + debrief.path("teams"));
  }

  @Test
  void staffSeeTheTimesOfAllTeamsByName() {
    JsonNode debrief = staff.get(path).expect(200).json();

    JsonNode quick = teamNamed(debrief, room.quick.team.name());
    assertThat(quick.path("ttdSeconds").asLong()).isEqualTo(60);
    assertThat(quick.path("ttmSeconds").asLong()).isEqualTo(120);
    JsonNode asleep = teamNamed(debrief, room.asleep.team.name());
    assertThat(asleep.path("ttdSeconds").isNull()).isTrue();
    assertThat(asleep.path("limitSeconds").asLong()).isEqualTo(840);
    assertThat(debrief.at("/distributions/0/medianSeconds").isNull()).isTrue();
    assertThat(debrief.at("/distributions/0/dots")).hasSize(2);
    assertThat(debrief.findValuesAsText("kind"))
        .contains("STARTED", "EFFECT", "FIRST_DETECTION", "FIRST_MITIGATION", "ENDED");
    assertThat(debrief.path("points").toString()).contains("Slowest detection", "never detected");
  }

  @Test
  void aReplayHasFaultsSliUpdatesAndChat() {
    JsonNode replay = staff.get(path + "/teams/" + room.quick.team.slug()).expect(200).json();

    assertThat(replay.at("/faultWindows/0/verifiedAt").asText())
        .isEqualTo(room.start.plusSeconds(60).toString());
    assertThat(replay.path("sli")).hasSize(60);
    assertThat(replay.toString()).contains("zqchat is private", "switching it off");
    assertThat(replay.findValuesAsText("value"))
        .contains("INVESTIGATING", "IDENTIFIED", "RESOLVED");
  }

  @Test
  void aStudentWaitsForTheOwnGradeAndMeetsOthersWithoutNames() {
    ada.get(path).expect(ProblemCode.NOT_FOUND);
    assertThat(ada.get("/debriefs").expect(200).json().path("items")).isEmpty();

    publish();

    assertThat(ada.get("/debriefs").expect(200).json().path("items")).hasSize(1);
    Answer answer = ada.get(path).expect(200);
    assertThat(answer.body())
        .contains(room.quick.team.name(), "Team A")
        .doesNotContain(
            room.asleep.team.name(),
            room.asleep.team.slug().value(),
            room.asleep.team.id().toString());
    assertThat(answer.json().path("points")).isEmpty();
    assertThat(answer.json().path("named").asBoolean()).isFalse();
    http.as(Who.is(room.asleep.ada, room.asleep.team)).get(path).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aStudentReadsNoWordOfAnotherTeam() {
    publish();

    String other = ada.get(path + "/teams/a").expect(200).body();
    assertThat(other)
        .contains("Chat message")
        .doesNotContain(
            "zqchat",
            room.asleep.ada.handle(),
            room.asleep.team.name(),
            room.asleep.team.slug().value(),
            room.asleep.team.id().toString());
    assertThat(ada.get(path + "/teams/own").expect(200).body()).contains("zqchat is private");
    ada.get(path + "/teams/" + room.asleep.team.slug()).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aClassAtTheWallSeesNeitherFaultNorChatNorWhatToTalkAbout() {
    String debrief = wall.get(path).expect(200).body();
    String replay = wall.get(path + "/teams/" + room.quick.team.slug()).expect(200).body();

    assertThat(debrief).contains(room.quick.team.name()).doesNotContainIgnoringCase("slow dep");
    assertThat(replay)
        .contains("switching it off")
        .doesNotContain("zqchat")
        .doesNotContainIgnoringCase("slow-weather")
        .doesNotContainIgnoringCase("slow dep");
    wall.get(path + "/report?format=csv").expect(403);
  }

  @Test
  void theReportIsAPdfATableOrJsonWithNamesForStaffAndWithoutForTheClass() {
    Answer csv = staff.get(path + "/report?format=csv&names=true").expect(200);
    assertThat(csv.header("Content-Disposition")).contains("run-1.csv");
    assertThat(csv.body()).contains(room.quick.team.name()).contains(",60,");

    assertThat(staff.get(path + "/report?format=csv&names=false").expect(200).body())
        .contains("Team A", "Team B")
        .doesNotContain(room.quick.team.name(), room.asleep.team.name());
    assertThat(staff.get(path + "/report?format=json&names=false").expect(200).body())
        .doesNotContain(room.quick.team.name(), room.quick.team.slug().value());
    assertThat(staff.get(path + "/report?format=pdf").expect(200).body()).startsWith("%PDF");
    assertThat(staff.get(path + "/report?format=doc").expect(422).json().path("detail").asText())
        .contains("choose pdf, csv or json");
    ada.get(path + "/report?format=csv").expect(403);
  }

  @Test
  void theReportForOneTeamNamesNoOther() {
    String slug = room.quick.team.slug().value();
    Answer csv = staff.get(path + "/report?format=csv&team=" + slug).expect(200);
    assertThat(csv.header("Content-Disposition")).contains("run-1-" + slug + ".csv");
    assertThat(csv.body())
        .contains(room.quick.team.name(), "Team A")
        .doesNotContain(room.asleep.team.name());
    assertThat(staff.get(path + "/report?format=pdf&team=" + slug).expect(200).body())
        .startsWith("%PDF");
    staff.get(path + "/report?team=nobody").expect(ProblemCode.NOT_FOUND);
    ada.get(path + "/report?team=" + slug).expect(403);
  }

  @Test
  void aRunThatIsNotThereIsSaidSo() {
    staff.get("/debriefs/" + new UUID(0, 5)).expect(ProblemCode.NOT_FOUND);
    staff.get(path + "/teams/nobody").expect(ProblemCode.NOT_FOUND);
  }
}
