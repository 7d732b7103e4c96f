package dev.firedrill.app.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.app.prove.player.PlatformSession;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private HttpServer http;
  private PlatformSession session;

  private final List<String> asked = new ArrayList<>();
  private boolean need;
  private String plugins = "all";
  private int release = 1;
  private boolean incident;
  private boolean stubborn;

  @BeforeEach
  void platform() throws IOException, InterruptedException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/api/v1", this::answer);
    http.start();
    session = PlatformSession.signIn("http://127.0.0.1:" + http.getAddress().getPort(), "?token=t");
  }

  @AfterEach
  void stop() {
    session.close();
    http.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
    String method = exchange.getRequestMethod();
    JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
    if (!method.equals("GET")) {
      asked.add(method + " " + path);
    }
    String text =
        switch (method + " " + path) {
          case "POST /session" -> "{\"csrfToken\": \"c\"}";
          case "GET /teams/otter/flags" ->
              "{\"items\": [{\"key\": \"need\", \"version\": 7, \"definition\": {\"on\": %s}}]}"
                  .formatted(need);
          case "PUT /teams/otter/flags/PRODUCTION/need/definition" -> {
            need = body.path("definition").path("on").asBoolean();
            yield "{}";
          }
          case "GET /teams/otter/config" ->
              "{\"version\": 3, \"variables\": [{\"name\": \"PLUGINS\", \"value\": \"%s\"}]}"
                  .formatted(plugins);
          case "GET /teams/otter/config/PRODUCTION/versions/3/variables" ->
              "{\"items\": [{\"name\": \"PLUGINS\", \"value\": \"%s\"}]}".formatted(plugins);
          case "PUT /teams/otter/config/PRODUCTION" -> {
            plugins = stubborn ? plugins : body.path("variables").path(0).path("value").asText();
            yield "{}";
          }
          case "GET /teams/otter/deployments" ->
              """
              {"items": [{"current": true, "configVersion": 3, "release": {"number": %d},
                "effectiveAt": "2026-11-23T10:00:00Z", "endedAt": null}]}
              """
                  .formatted(release);
          case "POST /teams/otter/deployments" -> {
            release = body.path("release").asInt();
            yield "{}";
          }
          case "GET /incidents" -> incident ? "{\"items\": [{\"id\": \"i1\"}]}" : "{\"items\": []}";
          case "POST /incidents/i1/resolve" -> {
            incident = false;
            yield "{}";
          }
          default -> throw new IOException("nobody answers " + method + " " + path);
        };
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Upkeep upkeep(InstantSource clock) throws IOException, InterruptedException {
    Upkeep upkeep = new Upkeep(session, "otter", clock);
    asked.clear();
    return upkeep;
  }

  @Test
  void whatAPlayerChangedIsPutBack() throws IOException, InterruptedException {
    Upkeep upkeep = upkeep(InstantSource.system());
    need = true;
    plugins = "none";
    release = 4;
    incident = true;

    upkeep.restore();

    assertThat(asked)
        .containsExactly(
            "POST /incidents/i1/resolve",
            "PUT /teams/otter/flags/PRODUCTION/need/definition",
            "PUT /teams/otter/config/PRODUCTION",
            "POST /teams/otter/deployments");
    assertThat(need).isFalse();
    assertThat(plugins).isEqualTo("all");
    assertThat(release).isEqualTo(1);
  }

  @Test
  void whatIsAsItWasIsLeftAlone() throws IOException, InterruptedException {
    upkeep(InstantSource.system()).restore();

    assertThat(asked).isEmpty();
  }

  @Test
  void aTeamThatCannotBePutBackIsNamed() throws IOException, InterruptedException {
    var hours = new AtomicInteger();
    Upkeep upkeep = upkeep(() -> Instant.EPOCH.plusSeconds(3600L * hours.getAndIncrement()));
    plugins = "none";
    stubborn = true;

    assertThatThrownBy(upkeep::restore)
        .isInstanceOf(IOException.class)
        .hasMessage("otter does not run its first release and variables again");
  }
}
