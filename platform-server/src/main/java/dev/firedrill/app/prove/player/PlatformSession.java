package dev.firedrill.app.prove.player;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody's session with a platform, as a browser has it. Threads may share it. */
public final class PlatformSession implements AutoCloseable {
  private static final String API = "/api/v1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MULTIPLE_CHOICES = 300;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final URI base;
  private String csrfToken = "";

  private PlatformSession(URI base) {
    this.base = base;
  }

  /** What was answered; the body is a missing node when it is no JSON. */
  public record Answer(int status, JsonNode body, String text) {
    public boolean ok() {
      return status < MULTIPLE_CHOICES;
    }

    /** What the platform says of a refusal. */
    public String said() {
      return body.path("detail").asText(text.length() > 200 ? text.substring(0, 200) : text);
    }
  }

  /** Signs in with a sign-in link. */
  public static PlatformSession signIn(String url, String link)
      throws IOException, InterruptedException {
    PlatformSession session = new PlatformSession(URI.create(url));
    String token = link.substring(link.indexOf("token=") + "token=".length());
    session.csrfToken =
        session.must("POST", "/session", Map.of("token", token)).path("csrfToken").asText();
    return session;
  }

  public JsonNode get(String path) throws IOException, InterruptedException {
    return must("GET", path, null);
  }

  /** The body of a good answer; a refusal is an {@link IOException} with the platform's words. */
  public JsonNode must(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    Answer answer = ask(method, path, body, Map.of());
    if (!answer.ok()) {
      throw new IOException(
          method + " " + path + " answered " + answer.status() + ": " + answer.said());
    }
    return answer.body();
  }

  /** Asks below {@code /api/v1}; a text is sent as it is, anything else as JSON. */
  public Answer ask(String method, String path, @Nullable Object body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(API + path)).timeout(PATIENCE);
    headers.forEach(request::header);
    if (!csrfToken.isEmpty()) {
      request.header("X-CSRF-Token", csrfToken);
    }
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      String text = body instanceof String given ? given : json.writeValueAsString(body);
      request.method(method, BodyPublishers.ofString(text));
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    boolean isJson =
        answer
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.contains("json"))
            .isPresent();
    JsonNode node = isJson ? json.readTree(answer.body()) : json.missingNode();
    return new Answer(answer.statusCode(), node, answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
