package dev.firedrill.app.bench.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

/** Reads the platform's API as one of its people. */
public final class PlatformClient implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI base;
  private String csrfToken = "";

  private PlatformClient(URI base) {
    this.base = base;
  }

  public static PlatformClient signIn(Map<String, String> links, String role)
      throws IOException, InterruptedException {
    PlatformClient client =
        new PlatformClient(URI.create(Objects.requireNonNull(links.get("url"))));
    String link = Objects.requireNonNull(links.get(role));
    String token = link.substring(link.indexOf("token=") + "token=".length());
    client.csrfToken = client.post("/session", Map.of("token", token)).path("csrfToken").asText();
    return client;
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(base.resolve("/api/v1" + path)).build());
  }

  public JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return ask(
        HttpRequest.newBuilder(base.resolve("/api/v1" + path))
            .header("Content-Type", "application/json")
            .header("X-CSRF-Token", csrfToken)
            .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
            .build());
  }

  private JsonNode ask(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return json.readTree(answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
