package dev.firedrill.upstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.UpstreamTraffic;
import dev.firedrill.upstream.WeatherStation;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import dev.firedrill.web.testing.ResourceHarness;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpstreamServletTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TeamEnvironment bot =
      TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
  private final UpstreamRules rules = UpstreamPersistence.rules(DATABASE.jdbi(), clock);
  private final UpstreamKeys keys =
      UpstreamPersistence.keys(DATABASE.jdbi(), new Random(bot.hashCode()));
  private final UpstreamTraffic traffic = new UpstreamTraffic();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  @AutoClose
  private final ResourceHarness server =
      ResourceHarness.configured(environment ->
          environment
              .servlets()
              .addServlet(
                  "upstream",
                  UpstreamApi.servlet(keys, rules, traffic, clock, new Random(1), pauses::add))
              .addMapping("/upstream/*"));

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  private final UpstreamAccess access = UpstreamApi.access(http, server::server, keys);

  @Test
  void weatherIsWhatTheStationSays() throws Exception {
    JsonNode answer = get("/weather?city=Oslo", 200);
    var report = WeatherStation.bundled().report("Oslo", clock.instant()).orElseThrow();
    assertThat(answer.path("city").asText()).isEqualTo("Oslo");
    assertThat(answer.path("temperatureCelsius").asDouble()).isEqualTo(report.temperatureCelsius());
    assertThat(answer.path("conditions").asText()).isEqualTo(report.conditions());
    assertThat(get("/weather?city=Atlantis", 404).path("message").asText()).contains("Atlantis");
    assertThat(get("/weather", 400).path("error").asText()).isEqualTo("city-missing");
  }

  @Test
  void dictionaryDefinesAndRefuses() throws Exception {
    assertThat(get("/dictionary?word=latency", 200).path("definition").asText()).isNotEmpty();
    assertThat(get("/dictionary?word=xyzzy", 404).path("error").asText()).isEqualTo("unknown-word");
  }

  @Test
  void forecastIsWhatTheStationWillSayThen() throws Exception {
    JsonNode answer = get("/weather?city=oslo&days=3", 200);
    assertThat(answer.path("city").asText()).isEqualTo("Oslo");
    assertThat(answer.path("forecast")).hasSize(3);
    JsonNode tomorrow = answer.path("forecast").path(0);
    double noon =
        WeatherStation.bundled()
            .report("Oslo", clock.instant().plus(Duration.ofDays(1)))
            .orElseThrow()
            .temperatureCelsius();
    assertThat(noon)
        .isBetween(tomorrow.path("lowCelsius").asDouble(), tomorrow.path("highCelsius").asDouble());
    assertThat(get("/weather?city=Oslo&days=8", 400).path("message").asText())
        .isEqualTo("days must be 1 to 7, not '8'.");
    assertThat(get("/weather?city=Oslo", 200).has("forecast")).isFalse();
  }

  @Test
  void wikiAndGithubTellWhatTheyKnow() throws Exception {
    assertThat(get("/wiki?title=ada%20lovelace", 200).path("extract").asText())
        .startsWith("Ada Lovelace (1815-1852)");
    assertThat(get("/wiki?title=xyzzy", 404).path("error").asText()).isEqualTo("unknown-title");
    assertThat(get("/github?user=RiverOtter", 200).path("repositories").asInt()).isEqualTo(2);
    assertThat(get("/github?repository=riverotter/dam", 200).path("language").asText())
        .isEqualTo("Java");
    assertThat(get("/github?repository=riverotter", 404).path("error").asText())
        .isEqualTo("unknown-repository");
    assertThat(get("/github", 400).path("message").asText())
        .isEqualTo("Name a user: /github?user=riverotter");
  }

  @Test
  void aPictureOpensWithoutTheKey() throws Exception {
    String url = get("/image?query=two%20otters", 200).path("url").asText();
    assertThat(url).endsWith("/upstream/images/otter.svg").doesNotContain(keys.keyOf(bot));
    HttpResponse<String> picture =
        http.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(picture.body()).startsWith("<svg").contains("An otter on its back");
    assertThat(status(server.server().resolve("/upstream/images/void.svg"))).isEqualTo(404);
  }

  @Test
  void aRuleSlowsOnlyItsService() throws Exception {
    for (UpstreamService service : UpstreamService.values()) {
      UpstreamRule rule =
          UpstreamRule.slow(
              bot,
              service,
              Duration.ofSeconds(2),
              Duration.ZERO,
              "run/" + service,
              1,
              clock.instant().plusSeconds(60));
      assertThat(rules.put(rule)).isTrue();
      assertThat(access.probe(bot, service, Duration.ofSeconds(5)).ok()).isTrue();
      assertThat(pauses).containsExactly(Duration.ofSeconds(2));
      pauses.clear();
      rules.removeIfOwnedBy(bot, service, "run/" + service);
    }
  }

  @Test
  void aRuleMakesErrorsOfAServiceUntilItExpires() throws Exception {
    for (UpstreamService service : UpstreamService.values()) {
      UpstreamRule rule =
          UpstreamRule.failing(
              bot, service, 503, "blip/" + service, 1, clock.instant().plusSeconds(60));
      assertThat(rules.put(rule)).isTrue();
      assertThat(rules.find(bot, service)).contains(rule);
      assertThat(access.probe(bot, service, Duration.ofSeconds(5)).status()).isEqualTo(503);
    }
    JsonNode error = get("/weather?city=Oslo", 503);
    assertThat(error.path("error").asText()).isEqualTo("unavailable");
    assertThat(error.path("message").asText()).isEqualTo("The weather service has trouble.");
    assertThat(pauses).as("at once").isEmpty();

    clock.step(Duration.ofSeconds(61));
    get("/weather?city=Oslo", 200);
  }

  @Test
  void unknownKeyAndServiceAreNotFound() throws Exception {
    assertThat(status(server.server().resolve("/upstream/guessed/weather?city=Oslo")))
        .isEqualTo(404);
    get("/stocks", 404);
  }

  @Test
  void ruleDelaysItsServiceUntilItExpires() throws Exception {
    rules.put(rule(Duration.ofSeconds(8), Duration.ZERO));

    get("/weather?city=Oslo", 200);
    get("/dictionary?word=latency", 200);
    assertThat(pauses).containsExactly(Duration.ofSeconds(8));
    assertThat(traffic.of(bot, UpstreamService.WEATHER).slowed()).isEqualTo(1);
    assertThat(traffic.of(bot, UpstreamService.DICTIONARY).slowed()).isZero();

    clock.step(Duration.ofSeconds(60));
    get("/weather?city=Oslo", 200);
    assertThat(pauses).hasSize(1);
    assertThat(traffic.of(bot, UpstreamService.WEATHER).requests()).isEqualTo(2);
  }

  @Test
  void ruleTakesEffectWithinAQuarterOfASecond() throws Exception {
    get("/weather?city=Oslo", 200);
    rules.put(rule(Duration.ofSeconds(8), Duration.ZERO));
    clock.step(RuleCache.MAX_AGE);
    get("/weather?city=Oslo", 200);
    assertThat(pauses).hasSize(1);
    rules.removeIfOwnedBy(bot, UpstreamService.WEATHER, "operation");
    clock.step(RuleCache.MAX_AGE);
    get("/weather?city=Oslo", 200);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void jitterStaysWithinItsBounds() throws Exception {
    rules.put(rule(Duration.ofSeconds(8), Duration.ofSeconds(2)));
    for (int request = 0; request < 20; request++) {
      get("/weather?city=Oslo", 200);
    }
    assertThat(pauses)
        .hasSize(20)
        .allSatisfy(
            pause -> assertThat(pause).isBetween(Duration.ofSeconds(6), Duration.ofSeconds(10)));
    assertThat(pauses.stream().distinct().count()).isGreaterThan(5);
  }

  @Test
  void probeAsksLikeABot() {
    assertThat(access.probe(bot, UpstreamService.WEATHER, Duration.ofSeconds(60)).ok()).isTrue();
    assertThat(access.probe(bot, UpstreamService.DICTIONARY, Duration.ofSeconds(60)).ok()).isTrue();
    assertThat(traffic.of(bot, UpstreamService.WEATHER).requests()).isEqualTo(1);
    UpstreamAccess nowhere =
        UpstreamApi.access(http, () -> server.server().resolve("/nowhere/"), keys);
    assertThat(nowhere.probe(bot, UpstreamService.WEATHER, Duration.ofSeconds(60)).ok()).isFalse();
  }

  private UpstreamRule rule(Duration delay, Duration jitter) {
    return UpstreamRule.slow(
        bot,
        UpstreamService.WEATHER,
        delay,
        jitter,
        "operation",
        1,
        clock.instant().plusSeconds(60));
  }

  private JsonNode get(String path, int status) throws Exception {
    HttpResponse<String> answer = send(URI.create(access.urlFor(bot) + path));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonMapper().readTree(answer.body());
  }

  private int status(URI uri) throws Exception {
    return send(uri).statusCode();
  }

  private HttpResponse<String> send(URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
