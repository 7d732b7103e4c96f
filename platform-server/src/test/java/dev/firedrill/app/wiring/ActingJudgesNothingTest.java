package dev.firedrill.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Caller;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who acts for a team has its hands, not its signature, and does not judge meanwhile. */
class ActingJudgesNothingTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static WiredPlatform platform;
  private static SecretStory story;
  private static String incident;

  @BeforeAll
  static void play(@TempDir Path directory) {
    platform = WiredPlatform.on(DATABASE, directory);
    story = new SecretStory(platform);
    incident =
        signedIn(story.student)
            .post("/incidents", Map.of("title", "It is slow", "severity", "SEV2"))
            .expect(201)
            .json()
            .at("/id")
            .asText();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  private static Caller signedIn(Person person) {
    Caller nobody = new Caller(platform.server(), Map.of());
    var answer = nobody.post("/session", Map.of("token", platform.link(person.id()))).expect(200);
    return nobody
        .with("Cookie", answer.header("Set-Cookie").split(";")[0])
        .with("X-CSRF-Token", answer.json().at("/csrfToken").asText());
  }

  private static Caller acting() {
    Caller ines = signedIn(story.instructor);
    ines.post("/acting", Map.of("team", story.own.slug().value())).expect(200);
    return ines;
  }

  @Test
  void somebodyActingNeverGradesNorPublishesNorWithdraws() {
    String assessment = "/assessments/" + story.assessment;
    Caller ines = acting();

    assertThat(
            ines.ifMatch(1)
                .put(assessment + "/grade", Map.of("mark", 99, "comment", "well done"))
                .expect(ProblemCode.NOT_ALLOWED)
                .json()
                .at("/detail")
                .asText())
        .isEqualTo(
            "You act as team "
                + story.own.name()
                + ", and somebody who acts for a team does not grade: stop acting first.");
    ines.ifMatch(1).post(assessment + "/publish").expect(ProblemCode.NOT_ALLOWED);
    ines.post(assessment + "/unpublish").expect(ProblemCode.NOT_ALLOWED);
    assertThat(ines.get(assessment).expect(200).json().at("/grade/mark").asDouble()).isEqualTo(50);

    ines.delete("/acting").expect(204);
    ines.ifMatch(1)
        .put(assessment + "/grade", Map.of("mark", 51, "comment", "well done"))
        .expect(200);
  }

  @Test
  void somebodyActingNeverWritesNorSubmitsThePostmortem() {
    Caller ines = acting();
    String postmortem = "/incidents/" + incident + "/postmortem";

    ines.ifMatch(0).put(postmortem, Map.of("markdown", "# Ours")).expect(ProblemCode.NOT_ALLOWED);
    ines.ifMatch(0).post(postmortem + "/submit").expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void somebodyActingHandlesNoIncidentForTheTeamNorBuysItAHint() {
    Caller ines = acting();
    String path = "/incidents/" + incident;

    ines.post("/incidents", Map.of("title", "It is ours", "severity", "SEV1"))
        .expect(ProblemCode.NOT_ALLOWED);
    ines.post(path + "/resolve", Map.of("text", "over")).expect(ProblemCode.NOT_ALLOWED);
    ines.post(path + "/hints", Map.of("number", 1, "cost", 3)).expect(ProblemCode.NOT_ALLOWED);
  }

  @Test
  void aGraderGradesWhoeverActs() {
    acting();
    signedIn(story.grader).get("/assessments/" + story.assessment).expect(200);
  }
}
