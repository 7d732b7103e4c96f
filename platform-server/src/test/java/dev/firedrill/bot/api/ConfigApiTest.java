package dev.firedrill.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.web.testing.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigApiTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String VALUE = "sk-live-DoNotTellAnyone";

  @AutoClose private final DeliveryRoom delivery = new DeliveryRoom(DATABASE);
  private final String config = delivery.team + "/config";

  private Answer setSecret(long version, boolean deploy) {
    return delivery
        .asStudent()
        .ifMatch(version)
        .put(
            config + "/production/secrets/WEATHER_KEY",
            Map.of("value", VALUE, "reason", "for the weather", "deploy", deploy));
  }

  private Answer setVariables(long version, String name, String value) {
    return delivery
        .asStudent()
        .ifMatch(version)
        .put(
            config + "/PRODUCTION",
            Map.of(
                "variables",
                List.of(Map.of("name", name, "value", value)),
                "reason",
                "for the test",
                "deploy",
                false));
  }

  @Test
  void variablesAndSecretsAreOneVersionedWhole() {
    JsonNode empty = delivery.asStudent().get(config).expect(200).json();
    assertThat(empty.at("/version").asLong()).isEqualTo(1);
    assertThat(empty.at("/running").asLong()).isEqualTo(1);
    assertThat(empty.at("/reserved").toString()).contains("SLACK_*");
    setVariables(1, "BOT_PLUGINS", "ping").expect(200);
    Answer answer = setSecret(2, false).expect(200);

    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(answer.json().at("/variables/0/value").asText()).isEqualTo("ping");
    assertThat(answer.json().at("/secrets/0/version").asLong()).isEqualTo(1);
    assertThat(answer.json().at("/secrets/0/setBy/person/handle").asText())
        .isEqualTo(delivery.student.person().handle());
    JsonNode history = delivery.asStudent().get(config + "/production/history").json();
    assertThat(history.at("/items/0/changes").toString())
        .isEqualTo("[{\"name\":\"WEATHER_KEY\",\"before\":null,\"after\":\"version 1\"}]");
    assertThat(history.at("/items/1/changes/0/after").asText()).isEqualTo("ping");
  }

  @Test
  void theVariablesOfAnEarlierVersionCanBeReadAgain() {
    setVariables(1, "BOT_PLUGINS", "ping").expect(200);
    setVariables(2, "BOT_PLUGINS", "ping,flip").expect(200);
    setSecret(3, false).expect(200);
    String versions = config + "/production/versions/";

    assertThat(delivery.asStudent().get(versions + "2/variables").expect(200).json().at("/items"))
        .hasToString("[{\"name\":\"BOT_PLUGINS\",\"value\":\"ping\"}]");
    assertThat(delivery.asStudent().get(versions + "1/variables").expect(200).json().at("/items"))
        .isEmpty();
    assertThat(delivery.asStudent().get(versions + "4/variables").expect(200).body())
        .doesNotContain("WEATHER_KEY");
    delivery.asStudent().get(versions + "9/variables").expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aSecretIsToldToNobodyInNoAnswer() {
    setSecret(1, true).expect(200);
    String own = config + "/production/secrets/WEATHER_KEY";
    delivery.asStudent().get(own).expect(ProblemCode.SECRET_WRITE_ONLY);
    delivery.http.as(delivery.instructor).get(own).expect(ProblemCode.SECRET_WRITE_ONLY);
    List<String> answers =
        List.of(
            config,
            config + "/production/history",
            delivery.team + "/deployments",
            delivery.team + "/deployments/production/2/diff",
            own);

    assertThat(answers)
        .allSatisfy(path ->
            assertThat(delivery.asStudent().get(path).body()).isNotEmpty().doesNotContain(VALUE));
    assertThat(
            delivery
                .asStudent()
                .ifMatch(2)
                .put(
                    own,
                    Map.of("value", VALUE + "\0", "reason", "for the weather", "deploy", false))
                .expect(ProblemCode.INVALID_INPUT)
                .body())
        .doesNotContain(VALUE);
    assertThat(
            delivery
                .asStudent()
                .ifMatch(2)
                .put(own, "{\"value\": \"" + VALUE + "\", \"reason\": 7 !")
                .body())
        .doesNotContain(VALUE);
  }

  @Test
  void savingAndDeployingHappensWholeOrNotAtAll() {
    assertThat(setSecret(1, true).expect(200).json().at("/version").asLong()).isEqualTo(2);
    JsonNode deployment =
        delivery.asStudent().get(delivery.team + "/deployments/production/2").json();
    assertThat(deployment.at("/kind").asText()).isEqualTo("CONFIG");
    assertThat(deployment.at("/configVersion").asLong()).isEqualTo(2);

    setSecret(2, true).expect(ProblemCode.DEPLOYMENT_IN_PROGRESS);
    assertThat(delivery.asStudent().get(config).json().at("/version").asLong()).isEqualTo(2);
  }

  @Test
  void aFreezeKeepsAConfigurationFromBeingDeployed() {
    Instant now = delivery.room.clock.instant();
    freeze(delivery.room.team.slug().value(), now, now.plusSeconds(600)).expect(201);

    setSecret(1, true).expect(ProblemCode.DEPLOY_FROZEN);
    assertThat(delivery.asStudent().get(config).json().at("/version").asLong()).isEqualTo(1);
    setSecret(1, false).expect(200);
  }

  @Test
  void aTeamMayDeployAConfigurationPastItsOwnFreezeAndTheRecordSaysSo() {
    Instant now = delivery.room.clock.instant();
    freeze(delivery.room.team.slug().value(), now, now.plusSeconds(600)).expect(201);
    Map<String, Object> wish =
        Map.of(
            "variables",
            List.of(Map.of("name", "A", "value", "1")),
            "reason",
            "it cannot wait",
            "deploy",
            true,
            "override",
            true);

    delivery.asStudent().ifMatch(1).put(config + "/production", wish).expect(200);
    assertThat(
            delivery
                .room
                .evidence(dev.firedrill.evidence.EvidenceKind.DEPLOYMENT_REQUESTED)
                .getLast()
                .payload())
        .containsEntry("overrodeFreeze", "the exam week");
  }

  @Test
  void theCoursesFreezeHoldsAConfigurationOfATeamInSpiteOfItsOverride() {
    Instant now = delivery.room.clock.instant();
    String id = freeze(null, now, now.plusSeconds(600)).expect(201).json().at("/id").asText();
    String secret = config + "/production/secrets/WEATHER_KEY";
    Map<String, Object> wish =
        Map.of("value", VALUE, "reason", "for the weather", "deploy", true, "override", true);

    delivery.asStudent().ifMatch(1).put(secret, wish).expect(ProblemCode.DEPLOY_FROZEN);
    delivery.http.as(delivery.instructor).ifMatch(1).put(secret, wish).expect(200);
    delivery.http.as(delivery.instructor).delete("/freezes/" + id).expect(204);
  }

  @Test
  void versionsAndRulesAreHeeded() {
    setVariables(1, "A", "1").expect(200);
    Answer stale = setVariables(1, "A", "2").expect(ProblemCode.STALE_VERSION);
    assertThat(stale.json().at("/current/version").asLong()).isEqualTo(2);
    setVariables(2, "SLACK_API_BASE", "http://elsewhere").expect(ProblemCode.INVALID_INPUT);
    delivery
        .asStudent()
        .put(
            config + "/production",
            Map.of("variables", List.of(), "reason", "x y z", "deploy", false))
        .expect(ProblemCode.VERSION_REQUIRED);
    setSecret(2, false).expect(200);
    delivery
        .asStudent()
        .ifMatch(3)
        .delete(config + "/production/secrets/WEATHER_KEY?reason=no%20longer%20used")
        .expect(200);
    delivery
        .asStudent()
        .ifMatch(4)
        .delete(config + "/production/secrets/WEATHER_KEY?reason=no%20longer%20used")
        .expect(ProblemCode.NOT_FOUND);
  }

  private Answer freeze(@Nullable String team, Instant from, Instant until) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("team", team);
    wish.put("from", from.toString());
    wish.put("until", until.toString());
    wish.put("reason", "the exam week");
    return delivery
        .http
        .as(team == null ? delivery.instructor : delivery.student)
        .post("/freezes", wish);
  }

  private Answer deploy(boolean instructor, boolean override) {
    return delivery
        .http
        .as(instructor ? delivery.instructor : delivery.student)
        .post(
            delivery.team + "/deployments",
            Map.of(
                "environment",
                "PRODUCTION",
                "release",
                1,
                "strategy",
                "ROLLING",
                "reason",
                "it cannot wait",
                "override",
                override));
  }

  @Test
  void aFreezeSaysUntilWhenByWhomAndWhyAndATeamMayPassOverItsOwn() {
    Instant now = delivery.room.clock.instant();
    JsonNode made =
        freeze(delivery.room.team.slug().value(), now, now.plusSeconds(3600)).expect(201).json();
    assertThat(made.at("/active").asBoolean()).isTrue();

    assertThat(deploy(false, false).expect(ProblemCode.DEPLOY_FROZEN).json().at("/detail").asText())
        .startsWith("Deployments to production are frozen until 22 Nov 13:00 UTC by ")
        .contains("the exam week")
        .contains("override: true");
    deploy(false, true).expect(202);
    assertThat(
            delivery
                .room
                .evidence(dev.firedrill.evidence.EvidenceKind.DEPLOYMENT_REQUESTED)
                .getLast()
                .payload())
        .containsEntry("overrodeFreeze", "the exam week");
  }

  @Test
  void theCoursesFreezeIsForInstructorsToPassOverAndToEnd() {
    Instant now = delivery.room.clock.instant();
    String id = freeze(null, now, now.plusSeconds(3600)).expect(201).json().at("/id").asText();

    assertThat(deploy(false, true).expect(ProblemCode.DEPLOY_FROZEN).json().at("/detail").asText())
        .contains("only an instructor");
    assertThat(delivery.asStudent().get("/freezes").expect(200).json().at("/items/0/id").asText())
        .isEqualTo(id);
    delivery.asStudent().delete("/freezes/" + id).expect(ProblemCode.NOT_ALLOWED);
    deploy(true, true).expect(202);
    delivery.http.as(delivery.instructor).delete("/freezes/" + id).expect(204);
    delivery.http.as(delivery.instructor).delete("/freezes/" + id).expect(ProblemCode.NOT_FOUND);
  }

  @Test
  void aFreezeMustMakeSenseAndBelongToTheTeam() {
    Instant now = delivery.room.clock.instant();
    String own = delivery.room.team.slug().value();
    freeze(own, now, now).expect(ProblemCode.INVALID_INPUT);
    freeze(own, now.minusSeconds(60), now.minusSeconds(30)).expect(ProblemCode.INVALID_INPUT);
    freeze(own, now, now.plusSeconds(91L * 86_400)).expect(ProblemCode.INVALID_INPUT);
    freeze(delivery.other.slug().value(), now, now.plusSeconds(60)).expect(ProblemCode.NOT_FOUND);
  }
}
