package dev.firedrill.flag.ofrep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagEdit;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfrepServletTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String WEATHER = "plugin.weather.enabled";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final SteppedClock clock = SteppedClock.atNoon();
  private final TestFlags all = new TestFlags(DATABASE, clock);
  private final FlagStore flags = all.store;
  private final Team team = course.team();
  private final PersonId ada = course.student(team).id();
  private final TeamEnvironment production = TeamEnvironment.production(team.id());
  private final Server server = new Server();
  private final HttpClient http = HttpClient.newHttpClient();
  private String token = "";
  private URI base = URI.create("http://localhost");

  @BeforeEach
  void serve() throws Exception {
    flags.provision(production);
    token = flags.token(production).reveal();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(Ofrep.servlet(all.served, all.exposures)), Ofrep.MAPPING);
    server.setHandler(context);
    server.start();
    base = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/ofrep/v1/evaluate/flags");
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    server.stop();
  }

  @Test
  void allFlagsAreEvaluatedAtOnce() throws Exception {
    HttpResponse<String> answer = post("", "{\"context\":{\"targetingKey\":\"bot\"}}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode all = JSON.readTree(answer.body()).get("flags");
    assertThat(all).hasSize(16);
    JsonNode weather = all.get(12);
    assertThat(weather.get("key").asText()).isEqualTo(WEATHER);
    assertThat(weather.get("value").isBoolean()).isTrue();
    assertThat(weather.get("value").asBoolean()).isTrue();
    assertThat(weather.get("variant").asText()).isEqualTo("on");
    assertThat(weather.get("reason").asText()).isEqualTo("STATIC");
    assertThat(weather.get("metadata").get("version").asLong()).isEqualTo(1);
  }

  @Test
  void whoKnowsTheFlagsAlreadyIsToldNothingUntilOneChanges() throws Exception {
    String tag = post("", "{}").headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = post("", "{}", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();

    switchOff();
    HttpResponse<String> changed = post("", "{}", "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).isNotEmpty().isNotEqualTo(tag);
    assertThat(JSON.readTree(changed.body()).get("flags").get(12).get("value").asBoolean())
        .isFalse();
  }

  @Test
  void whatDependsOnTheUserSaysSoAndIsEvaluatedForHim() throws Exception {
    all.desk.edit(
        production,
        WEATHER,
        new FlagEdit.Rollout(List.of(new Share("on", 50), new Share("off", 50))),
        "half of them",
        null,
        ada);

    JsonNode bulk = JSON.readTree(post("", "{\"context\":{\"targetingKey\":\"bot\"}}").body());
    assertThat(bulk.get("flags").get(12).at("/metadata/dynamic").asBoolean()).isTrue();
    assertThat(bulk.get("flags").get(11).at("/metadata/dynamic").isMissingNode()).isTrue();
    Set<String> variants = new HashSet<>();
    for (int user = 0; user < 50; user++) {
      String context = "{\"context\":{\"targetingKey\":\"U%d\"}}".formatted(user);
      JsonNode one = JSON.readTree(post("/" + WEATHER, context).body());
      assertThat(one.get("reason").asText()).isEqualTo("TARGETING_MATCH");
      assertThat(post("/" + WEATHER, context).body()).isEqualTo(one.toString());
      variants.add(one.get("variant").asText());
    }
    assertThat(variants).containsExactlyInAnyOrder("on", "off");
  }

  @Test
  void aTagIsOfOneContextOnly() throws Exception {
    String tag =
        post("", "{\"context\":{\"targetingKey\":\"a\"}}")
            .headers()
            .firstValue("ETag")
            .orElseThrow();

    assertThat(
            post("", "{\"context\":{\"targetingKey\":\"a\"}}", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(
            post("", "{\"context\":{\"targetingKey\":\"b\"}}", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aKilledSwitchIsOffForEverybody() throws Exception {
    all.desk.edit(production, WEATHER, new FlagEdit.Kill(), "it floods us", null, ada);

    JsonNode flag = JSON.readTree(post("/" + WEATHER, "{}").body());
    assertThat(flag.get("value").asBoolean(true)).isFalse();
    assertThat(flag.get("reason").asText()).isEqualTo("DISABLED");
  }

  @Test
  void oneByOneEvaluationsAreCountedUnlessTheBotReportsThem() throws Exception {
    post("/" + WEATHER, "{}");
    post("/" + WEATHER, "{}");
    post("/" + WEATHER, "{}", "Firedrill-Reports", "counts");
    HttpResponse<String> reported =
        counts(
            "{\"counts\":[{\"key\":\"%s\",\"variant\":\"on\",\"count\":40},{\"key\":\"%s\",\"variant\":\"none\",\"count\":9},{\"key\":\"x\",\"variant\":\"on\",\"count\":9},{\"key\":\"%s\",\"variant\":\"on\",\"count\":-9}]}"
                .formatted(WEATHER, WEATHER, WEATHER));
    assertThat(reported.statusCode()).isEqualTo(204);
    all.exposures.flush();

    assertThat(all.statuses.of(flags.find(production, WEATHER).orElseThrow()).exposure())
        .isEqualTo(Map.of("on", 42L));
    assertThat(counts("[]").statusCode()).isEqualTo(400);
    assertThat(counts("{").statusCode()).isEqualTo(400);
  }

  @Test
  void aLargeContextIsRefused() throws Exception {
    String large = "{\"context\":{\"x\":\"" + "y".repeat(9_000) + "\"}}";

    assertThat(post("/" + WEATHER, large).statusCode()).isEqualTo(413);
  }

  @Test
  void oneFlagIsEvaluatedByItsKey() throws Exception {
    switchOff();

    HttpResponse<String> answer = post("/" + WEATHER, "{\"context\":{}}");

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode flag = JSON.readTree(answer.body());
    assertThat(flag.get("key").asText()).isEqualTo(WEATHER);
    assertThat(flag.get("value").asBoolean()).isFalse();
    assertThat(flag.get("variant").asText()).isEqualTo("off");
  }

  @Test
  void anUnknownFlagIsNotFoundInTheProtocolsWords() throws Exception {
    HttpResponse<String> answer = post("/plugin.tea.enabled", "{\"context\":{}}");

    assertThat(answer.statusCode()).isEqualTo(404);
    JsonNode error = JSON.readTree(answer.body());
    assertThat(error.get("errorCode").asText()).isEqualTo("FLAG_NOT_FOUND");
    assertThat(error.get("key").asText()).isEqualTo("plugin.tea.enabled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "nonsense", "\"text\""})
  void whatIsNoJsonObjectCannotBeParsed(String body) throws Exception {
    HttpResponse<String> answer = post("/" + WEATHER, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = JSON.readTree(answer.body());
    assertThat(error.get("errorCode").asText()).isEqualTo("PARSE_ERROR");
    assertThat(error.get("key").asText()).isEqualTo(WEATHER);
  }

  @Test
  void aContextMustBeAnObject() throws Exception {
    HttpResponse<String> answer = post("", "{\"context\":3}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("errorCode").asText()).isEqualTo("INVALID_CONTEXT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer wrong", "Basic YTpi"})
  void withoutTheTokenNothingIsTold(String authorization) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(base).POST(BodyPublishers.ofString("{}"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }

    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("plugin");
  }

  @Test
  void aTokenShowsTheFlagsOfItsOwnEnvironmentOnly() throws Exception {
    TeamEnvironment other = TeamEnvironment.production(course.team().id());
    flags.provision(other);
    desk().change(other, WEATHER, false, "not yours", null, ada);

    assertThat(JSON.readTree(post("/" + WEATHER, "{}").body()).get("value").asBoolean()).isTrue();
  }

  @Test
  void flagsAreEvaluatedByPostOnly() throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(base).header("Authorization", "Bearer " + token).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void aChangeOnAnotherServerIsSeenAfterASecond() throws Exception {
    assertThat(post("/" + WEATHER, "{}").body()).contains("true");
    // Another server has a bus of its own, so nobody tells this one.
    new TestFlags(DATABASE, clock)
        .desk.change(production, WEATHER, false, "from elsewhere", null, ada);

    assertThat(post("/" + WEATHER, "{}").body()).contains("true");
    clock.step(Duration.ofSeconds(1));
    assertThat(post("/" + WEATHER, "{}").body()).contains("false");
  }

  private void switchOff() {
    desk().change(production, WEATHER, false, "too slow", null, ada);
  }

  private FlagDesk desk() {
    return all.desk;
  }

  private HttpResponse<String> counts(String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(base.resolve("/ofrep/v1/counts"))
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
