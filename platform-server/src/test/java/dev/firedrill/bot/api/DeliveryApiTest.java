package dev.firedrill.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.auth.Principal;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import dev.firedrill.web.testing.Caller;
import dev.firedrill.web.testing.Who;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @AutoClose private final DeliveryRoom delivery = new DeliveryRoom(DATABASE);

  private Map<String, Object> wish(int release) {
    return Map.of(
        "environment",
        "PRODUCTION",
        "release",
        release,
        "strategy",
        "ROLLING",
        "reason",
        "a new release");
  }

  private Answer deploy(int release) {
    return delivery.asStudent().post(delivery.team + "/deployments", wish(release));
  }

  @Test
  void anUploadMayBeLargerThanOtherBodiesAndTheSameAgainIsTheSameRelease() {
    byte[] large = new byte[3 << 20];
    Answer made =
        delivery.upload(
            delivery.asStudent(), large, "fileName=bot.jar&version=2.0&commit=abc&changeCause=x");

    JsonNode release = made.expect(201).json();
    assertThat(release.at("/name").asText()).isEqualTo("v2");
    assertThat(release.at("/artifact/size").asLong()).isEqualTo(large.length);
    assertThat(release.at("/createdBy/via").asText()).isEqualTo("PAGE");
    assertThat(
            delivery
                .upload(delivery.asStudent(), large, "version=2.0&commit=abc&changeCause=another")
                .expect(200)
                .json())
        .isEqualTo(release);
    delivery
        .asStudent()
        .post(delivery.team + "/deployments", "\"" + "x".repeat(2 << 20) + "\"")
        .expect(ProblemCode.TOO_LARGE);
  }

  @Test
  void anUploadMustSayWhatItIs() {
    delivery
        .upload(delivery.asStudent(), new byte[] {1}, "version=2.0")
        .expect(ProblemCode.INVALID_INPUT);
    Answer refused =
        delivery.upload(delivery.asStudent(), new byte[] {1}, "version=%20&changeCause=x");
    assertThat(refused.expect(ProblemCode.INVALID_INPUT).json().at("/detail").asText())
        .contains("?version=");
    delivery
        .asStudent()
        .post(
            delivery.team + "/releases/images",
            Map.of("image", "otter/bot:latest", "version", "1", "changeCause", "x"))
        .expect(ProblemCode.INVALID_INPUT);
    String image = "otter/bot@sha256:" + "a".repeat(64);
    assertThat(
            delivery
                .asStudent()
                .post(
                    delivery.team + "/releases/images",
                    Map.of("image", image, "version", "1", "changeCause", "x"))
                .expect(201)
                .json()
                .at("/artifact/image")
                .asText())
        .isEqualTo(image);
  }

  @Test
  void aDeploymentIsFollowedToItsEnd() {
    int number = delivery.release("better");
    Answer requested = deploy(number).expect(202);
    assertThat(requested.json().at("/state").asText()).isEqualTo("REQUESTED");
    assertThat(requested.json().at("/previous/name").asText()).isEqualTo("v1");
    delivery.room.pass();
    delivery.room.connect(2);
    delivery.room.pass(Duration.ofSeconds(2));

    JsonNode done =
        delivery.asStudent().get(delivery.team + "/deployments/production/2").expect(200).json();
    assertThat(done.at("/state").asText()).isEqualTo("EFFECTIVE");
    assertThat(done.at("/current").asBoolean()).isTrue();
    assertThat(done.at("/by/person/handle").asText()).isEqualTo(delivery.student.person().handle());
    JsonNode list = delivery.asStudent().get(delivery.team + "/deployments?limit=1").json();
    assertThat(list.at("/items/0/number").asInt()).isEqualTo(2);
    assertThat(list.at("/hasMore").asBoolean()).isTrue();
    JsonNode older =
        delivery
            .asStudent()
            .get(delivery.team + "/deployments?environment=production&before=2")
            .expect(200)
            .json();
    assertThat(older.at("/items")).hasSize(1);
    assertThat(older.at("/hasMore").asBoolean()).isFalse();
    delivery
        .asStudent()
        .get(delivery.team + "/deployments?before=2")
        .expect(ProblemCode.INVALID_INPUT);
    assertThat(
            delivery
                .asStudent()
                .get(delivery.team + "/releases")
                .json()
                .at("/items/0/runningIn/0")
                .asText())
        .isEqualTo("PRODUCTION");
  }

  @Test
  void whoComesSecondLearnsWhoIsDeployingWhatSinceWhen() {
    int number = delivery.release("better");
    deploy(number).expect(202);

    Answer second =
        delivery.http.as(delivery.instructor).post(delivery.team + "/deployments", wish(1));
    JsonNode problem = second.expect(ProblemCode.DEPLOYMENT_IN_PROGRESS).json();
    assertThat(problem.at("/detail").asText())
        .contains(delivery.student.person().name() + " is deploying v2 to production since 12:")
        .contains("(deployment 2)");
    assertThat(problem.at("/current/number").asInt()).isEqualTo(2);
    delivery
        .asStudent()
        .post(delivery.team + "/bots/production/restart")
        .expect(ProblemCode.DEPLOYMENT_IN_PROGRESS);
  }

  @Test
  void abortPromoteAndRollbackAnswerTheDeployment() {
    int number = delivery.release("better");
    deploy(number).expect(202);
    delivery
        .asStudent()
        .post(delivery.team + "/deployments/production/2/promote")
        .expect(ProblemCode.CONFLICT);
    assertThat(
            delivery
                .asStudent()
                .post(
                    delivery.team + "/deployments/production/2/abort",
                    Map.of("reason", "the wrong one"))
                .expect(202)
                .json()
                .at("/state")
                .asText())
        .isEqualTo("ABORTED");
    delivery
        .asStudent()
        .post(delivery.team + "/rollback", Map.of("environment", "PRODUCTION"))
        .expect(ProblemCode.CONFLICT);
    assertThat(
            delivery
                .asStudent()
                .post(
                    delivery.team + "/rollback",
                    Map.of("environment", "PRODUCTION", "release", number))
                .expect(202)
                .json()
                .at("/kind")
                .asText())
        .isEqualTo("ROLLBACK");
    delivery
        .asStudent()
        .post(delivery.team + "/promote", Map.of("reason", "it works", "strategy", "ROLLING"))
        .expect(ProblemCode.CONFLICT);
  }

  @Test
  void aCanaryTellsItsStepsAndBadPlansAreRefused() {
    int number = delivery.release("better");
    Map<String, Object> canary =
        Map.of(
            "environment",
            "PRODUCTION",
            "release",
            number,
            "strategy",
            "CANARY",
            "reason",
            "carefully",
            "canary",
            Map.of("steps", List.of(10, 50), "stepSeconds", 30));
    JsonNode answer =
        delivery.asStudent().post(delivery.team + "/deployments", canary).expect(202).json();

    assertThat(answer.at("/canary/steps/1").asInt()).isEqualTo(50);
    assertThat(answer.at("/canary/weight").asInt()).isZero();
    for (List<Integer> steps : List.of(List.of(50, 10), List.of(0), List.of(100))) {
      Map<String, Object> bad = new java.util.HashMap<>(canary);
      bad.put("canary", Map.of("steps", steps, "stepSeconds", 30));
      delivery
          .asStudent()
          .post(delivery.team + "/deployments", bad)
          .expect(ProblemCode.INVALID_INPUT);
    }
  }

  @Test
  void aReleaseInUseStaysAndADeletedOneIsRefused() {
    int number = delivery.release("better");
    delivery
        .asStudent()
        .delete(delivery.team + "/releases/1?reason=tidying%20up")
        .expect(ProblemCode.RELEASE_IN_USE);
    delivery
        .asStudent()
        .delete(delivery.team + "/releases/" + number + "?reason=tidying%20up")
        .expect(204);
    assertThat(deploy(number).expect(ProblemCode.RELEASE_DELETED).json().at("/detail").asText())
        .isEqualTo("Release v2 was deleted (tidying up); v1, which runs here, stays.");
    deploy(99).expect(ProblemCode.NOT_FOUND);
    delivery
        .asStudent()
        .delete(delivery.team + "/releases/99?reason=tidying%20up")
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void theDiffTellsArtifactConfigurationAndFlags() {
    delivery
        .asStudent()
        .ifMatch(1)
        .put(
            delivery.team + "/config/production/secrets/WEATHER_KEY",
            Map.of("value", "hush", "reason", "for the weather", "deploy", false))
        .expect(200);
    delivery.room.flags.put("need-mention", "on");
    deploy(delivery.release("better")).expect(202);

    JsonNode diff =
        delivery
            .asStudent()
            .get(delivery.team + "/deployments/production/2/diff")
            .expect(200)
            .json();
    assertThat(diff.at("/from").asInt()).isEqualTo(1);
    assertThat(diff.at("/artifact").toString()).contains("\"before\":\"v1\",\"after\":\"v2\"");
    assertThat(diff.at("/config").toString())
        .isEqualTo("[{\"name\":\"WEATHER_KEY\",\"before\":null,\"after\":\"version 1\"}]");
    assertThat(diff.at("/flags").toString())
        .isEqualTo("[{\"name\":\"need-mention\",\"before\":\"off\",\"after\":\"on\"}]");
    assertThat(
            delivery
                .asStudent()
                .get(delivery.team + "/deployments/production/1/diff")
                .json()
                .at("/from")
                .isNull())
        .isTrue();
    delivery
        .asStudent()
        .get(delivery.team + "/deployments/production/2/diff?against=9")
        .expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void othersAreKeptOut() {
    int number = delivery.release("better");
    Principal stranger = Who.studentOf(delivery.other);
    Principal strangersCi = Who.ci(stranger, delivery.other);
    for (Principal outside : List.of(stranger, strangersCi)) {
      Caller caller = delivery.http.as(outside);
      caller.get(delivery.team + "/releases").expect(ProblemCode.NOT_FOUND);
      caller.get(delivery.team + "/deployments").expect(ProblemCode.NOT_FOUND);
      caller.post(delivery.team + "/deployments", wish(number)).expect(ProblemCode.NOT_FOUND);
      caller
          .post(delivery.team + "/rollback", Map.of("environment", "PRODUCTION"))
          .expect(ProblemCode.NOT_FOUND);
      delivery
          .upload(caller, new byte[] {1}, "version=1&changeCause=x")
          .expect(ProblemCode.NOT_FOUND);
    }
    delivery.http.as(stranger).get(delivery.team + "/config").expect(ProblemCode.NOT_FOUND);
    Caller grader = delivery.http.as(Who.grader());
    grader.get(delivery.team + "/deployments").expect(200);
    grader.post(delivery.team + "/deployments", wish(number)).expect(ProblemCode.NOT_ALLOWED);
    delivery.http.asNobody().get(delivery.team + "/releases").expect(ProblemCode.NOT_SIGNED_IN);
  }

  @Test
  void aTeamsOwnCiDeploysAndSignsAsCiButSeesNoConfiguration() {
    Caller ci = delivery.http.as(Who.ci(delivery.student, delivery.room.team));
    JsonNode release =
        delivery.upload(ci, new byte[] {9}, "version=1&changeCause=x").expect(201).json();
    assertThat(release.at("/createdBy/via").asText()).isEqualTo("CI");
    assertThat(release.at("/createdBy/token").asText()).isEqualTo("github");
    ci.post(delivery.team + "/deployments", wish(2)).expect(202);
    ci.get(delivery.team + "/config").expect(ProblemCode.NOT_ALLOWED);
    ci.post(delivery.team + "/bots/production/restart").expect(ProblemCode.NOT_ALLOWED);
  }
}
