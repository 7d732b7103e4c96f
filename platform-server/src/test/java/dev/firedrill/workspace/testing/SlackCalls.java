package dev.firedrill.workspace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the Web API by plain HTTP, so that a test sees what really comes back. */
public final class SlackCalls {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;
  private final String api;
  private final @Nullable String token;

  public SlackCalls(URI base, @Nullable String token) {
    this(base, "/slack/api/", token);
  }

  private SlackCalls(URI base, String api, @Nullable String token) {
    this.base = base;
    this.api = api;
    this.token = token;
  }

  /** The same as an instance of this track. */
  public SlackCalls at(String track) {
    return new SlackCalls(base, "/slack/at/" + track + "/api/", token);
  }

  /** Names and values in turn; answers the body and asserts HTTP 200. */
  public JsonNode call(String method, String... arguments) {
    HttpResponse<String> response = send(method, arguments);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  /** As {@link #call}, and asserts that it is ok. */
  public JsonNode ok(String method, String... arguments) {
    JsonNode answer = call(method, arguments);
    assertThat(answer.path("ok").asBoolean()).as("%s: %s", method, answer).isTrue();
    return answer;
  }

  /** The error of a call that must not be ok. */
  public String error(String method, String... arguments) {
    JsonNode answer = call(method, arguments);
    assertThat(answer.path("ok").asBoolean()).as("%s: %s", method, answer).isFalse();
    return answer.path("error").asText();
  }

  public HttpResponse<String> send(String method, String... arguments) {
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      named.put(arguments[i], arguments[i + 1]);
    }
    String form =
        named.entrySet().stream()
            .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
            .collect(Collectors.joining("&"));
    return post(api + method, "application/x-www-form-urlencoded", form);
  }

  public HttpResponse<String> post(String path, String contentType, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : base.resolve(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not JSON: " + response.body(), notJson);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
