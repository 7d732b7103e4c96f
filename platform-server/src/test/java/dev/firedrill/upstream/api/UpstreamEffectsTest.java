package dev.firedrill.upstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamEffect;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import dev.firedrill.upstream.UpstreamTraffic;
import dev.firedrill.upstream.persistence.UpstreamPersistence;
import dev.firedrill.web.testing.ResourceHarness;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each effect of a rule as the HTTP client of a bot meets it. */
class UpstreamEffectsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String WEATHER = "/weather?city=Oslo";

  private final SteppedClock clock = SteppedClock.atNoon();
  private final TeamEnvironment bot =
      TeamEnvironment.production(new TestCourse(DATABASE.jdbi()).team().id());
  private final UpstreamRules rules = UpstreamPersistence.rules(DATABASE.jdbi(), clock);
  private final UpstreamKeys keys =
      UpstreamPersistence.keys(DATABASE.jdbi(), new Random(bot.hashCode()));
  private final UpstreamTraffic traffic = new UpstreamTraffic();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean blocks;

  @AutoClose
  private final ResourceHarness server =
      ResourceHarness.configured(environment ->
          environment
              .servlets()
              .addServlet(
                  "upstream",
                  UpstreamApi.servlet(keys, rules, traffic, clock, new Random(1), this::pause))
              .addMapping("/upstream/*"));

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();

  private final UpstreamAccess access = UpstreamApi.access(http, server::server, keys);

  private void pause(Duration time) throws InterruptedException {
    pauses.add(time);
    if (blocks) {
      released.await();
    }
  }

  @Test
  void aResetBreaksOffInTheMiddleOfTheAnswer() throws Exception {
    put(UpstreamService.WEATHER, new UpstreamEffect.Reset(1));

    assertThatThrownBy(() -> get(WEATHER)).isInstanceOf(IOException.class);
    assertThat(raw(WEATHER))
        .startsWith("HTTP/1.1 200")
        .contains("{\"city\":\"Oslo\"")
        .doesNotContain("}")
        .endsWith("<reset>");
    assertThat(access.probe(bot, UpstreamService.WEATHER, Duration.ofSeconds(9)))
        .isEqualTo(new UpstreamAccess.Seen(false, null, Duration.ofSeconds(9)));
  }

  @Test
  void aShareOfTheRequestsIsSpared() throws Exception {
    put(UpstreamService.WEATHER, new UpstreamEffect.Reset(0.5));
    int whole = 0;
    for (int request = 0; request < 20; request++) {
      whole += raw(WEATHER).endsWith("<reset>") ? 0 : 1;
    }
    assertThat(whole).isBetween(4, 16);
  }

  @Test
  void aTrickleIsRightButTakesItsTime() throws Exception {
    String plain = get(WEATHER).body();
    put(UpstreamService.WEATHER, new UpstreamEffect.Trickle(8));

    assertThat(get(WEATHER).body()).isEqualTo(plain);
    // Between two parts of two bytes each.
    assertThat(pauses).hasSize((plain.length() - 1) / 2).containsOnly(Duration.ofMillis(250));
  }

  @Test
  void aTrickleComesBitByBitAlsoToAClientThatTakesCompressedAnswers() throws Exception {
    blocks = true;
    put(UpstreamService.WIKI, new UpstreamEffect.Trickle(4));

    try (Socket socket = connect("/wiki?title=toil", "Accept-Encoding: gzip\r\n")) {
      String read = "";
      while (!read.contains("\r\n\r\n{")) {
        read += (char) socket.getInputStream().read();
      }
      assertThat(read).contains("200").endsWith("{");
      released.countDown();
    }
  }

  @Test
  void silenceLastsUntilTheClientGivesUp() {
    blocks = true;
    put(UpstreamService.WEATHER, new UpstreamEffect.Silent());

    HttpRequest request =
        HttpRequest.newBuilder(uri(WEATHER)).timeout(Duration.ofMillis(300)).build();
    assertThatThrownBy(() -> http.send(request, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    released.countDown();
  }

  @Test
  void silenceEndsWithTheRuleAndInTwoMinutesAnyway() throws Exception {
    put(UpstreamService.WEATHER, new UpstreamEffect.Silent());

    assertThatThrownBy(() -> get(WEATHER)).isInstanceOf(IOException.class);
    assertThat(pauses)
        .hasSizeGreaterThanOrEqualTo(120)
        .allSatisfy(one -> assertThat(one).isEqualTo(Duration.ofSeconds(1)));
  }

  @Test
  void garbageIsASuccessThatNobodyCanRead() throws Exception {
    put(UpstreamService.GITHUB, new UpstreamEffect.Garbage());

    HttpResponse<String> answer = get("/github?user=riverotter");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
    assertThatThrownBy(() -> new JsonMapper().readTree(answer.body()))
        .isInstanceOf(JsonProcessingException.class);
    UpstreamAccess.Seen seen = access.probe(bot, UpstreamService.GITHUB, Duration.ofSeconds(30));
    assertThat(seen.ok()).isFalse();
    assertThat(seen.status()).isEqualTo(200);
  }

  @Test
  void aMisroutedRequestReachesAnotherServiceOrNobody() throws Exception {
    put(UpstreamService.WEATHER, new UpstreamEffect.Misrouted(UpstreamService.DICTIONARY));
    HttpResponse<String> answer = get(WEATHER);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("word-missing");
    assertThat(get("/dictionary?word=latency").statusCode()).isEqualTo(200);

    put(UpstreamService.WIKI, new UpstreamEffect.Misrouted(null));
    assertThat(raw("/wiki?title=toil")).isEqualTo("<reset>");
  }

  @Test
  void theSinkTakesPushesAndFailsByARule() throws Exception {
    assertThat(push("EventCount 7").statusCode()).isEqualTo(200);
    assertThat(get("/metrics-sink").body()).contains("\"pushes\":1").contains("EventCount 7");
    assertThat(push("x".repeat(65 * 1024)).statusCode()).isEqualTo(413);

    put(UpstreamService.METRICS_SINK, new UpstreamEffect.Failing(503));
    assertThat(push("EventCount 8").statusCode()).isEqualTo(503);
    clock.step(Duration.ofMinutes(2));
    assertThat(get("/metrics-sink").body()).contains("\"pushes\":1");

    put(
        UpstreamService.METRICS_SINK,
        new UpstreamEffect.Slow(Duration.ofSeconds(5), Duration.ZERO));
    clock.step(RuleCache.MAX_AGE);
    assertThat(push("EventCount 9").statusCode()).isEqualTo(200);
    assertThat(pauses).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void onlyTheSinkTakesPushes() throws Exception {
    HttpRequest post =
        HttpRequest.newBuilder(uri(WEATHER)).POST(HttpRequest.BodyPublishers.ofString("x")).build();
    assertThat(http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void everyEffectEndsWithItsRule() throws Exception {
    List<UpstreamEffect> effects =
        List.of(
            new UpstreamEffect.Reset(1),
            new UpstreamEffect.Trickle(1),
            new UpstreamEffect.Silent(),
            new UpstreamEffect.Garbage(),
            new UpstreamEffect.Misrouted(null));
    for (UpstreamEffect effect : effects) {
      put(UpstreamService.WEATHER, effect);
      assertThat(rules.find(bot, UpstreamService.WEATHER).map(UpstreamRule::effect))
          .as("as it was put")
          .contains(effect);
      clock.step(Duration.ofMinutes(1));
      pauses.clear();
      assertThat(get(WEATHER).statusCode()).as("after %s", effect).isEqualTo(200);
      assertThat(pauses).isEmpty();
    }
  }

  private void put(UpstreamService service, UpstreamEffect effect) {
    String operation = "op/" + service + "/" + effect;
    assertThat(
            rules.put(
                new UpstreamRule(
                    bot, service, effect, operation, 1, clock.instant().plusSeconds(60))))
        .isTrue();
    clock.step(RuleCache.MAX_AGE);
  }

  private URI uri(String path) {
    return URI.create(access.urlFor(bot) + path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> push(String text) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri("/metrics-sink"))
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(text))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Socket connect(String path, String headers) throws IOException {
    URI uri = uri(path);
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    String request =
        "GET %s?%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
            .formatted(uri.getPath(), uri.getQuery(), uri.getAuthority(), headers);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** What comes over the wire, with how it ended. */
  private String raw(String path) throws IOException {
    StringBuilder read = new StringBuilder();
    try (Socket socket = connect(path, "")) {
      for (int one = socket.getInputStream().read();
          one >= 0;
          one = socket.getInputStream().read()) {
        read.append((char) one);
      }
      return read + "<end>";
    } catch (SocketException reset) {
      return read + "<reset>";
    }
  }
}
