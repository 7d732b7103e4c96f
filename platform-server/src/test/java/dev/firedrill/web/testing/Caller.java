package dev.firedrill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.web.ProblemView;
import dev.firedrill.web.WebJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Calls as one principal. Paths are below {@code /api/v1} unless they begin with {@code //}, which
 * stands for the server's root. A body is a {@code String} of JSON or an object to write as JSON.
 * Every answer of 400 and more must be a problem document, or the call fails.
 */
public final class Caller {
  private static final ObjectMapper JSON = WebJson.mapper();

  private final URI server;
  private final Map<String, String> headers;

  /** Calls the server with these headers. */
  public Caller(URI server, Map<String, String> headers) {
    this.server = server;
    this.headers = headers;
  }

  /** What the caller sends as this header. */
  public String header(String name) {
    return Objects.requireNonNull(headers.get(name), name);
  }

  /** The same caller who also sends this header. */
  public Caller with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Caller(server, more);
  }

  /** The same caller who does not send this header. */
  public Caller without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new Caller(server, fewer);
  }

  public Caller ifMatch(long version) {
    return with("If-Match", "\"" + version + "\"");
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  public Answer post(String path, Object body) {
    return withJson().send("POST", path, text(body));
  }

  public Answer put(String path) {
    return send("PUT", path, BodyPublishers.noBody());
  }

  public Answer put(String path, Object body) {
    return withJson().send("PUT", path, text(body));
  }

  public Answer send(String method, String path, BodyPublisher body) {
    Answer answer = exchange(method, path, body);
    if (answer.status() >= 400 && !method.equals("HEAD")) {
      assertThat(answer.findHeader("Content-Type").orElse("none"))
          .as("%s %s: an error is a problem document, not: %s", method, path, answer.body())
          .startsWith(ProblemView.MEDIA_TYPE);
    }
    return answer;
  }

  /** Sends without a body and takes any answer, for errors that are meant to be pages. */
  public Answer unchecked(String method, String path) {
    return exchange(method, path, BodyPublishers.noBody());
  }

  private Answer exchange(String method, String path, BodyPublisher body) {
    String below = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(below)).method(method, body);
    headers.forEach(request::header);
    // A connection for each call: a server that refuses a body unread closes the connection, and
    // a pooled one would fail the next call instead.
    try (HttpClient once =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build()) {
      return new Answer(once.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private Caller withJson() {
    return headers.containsKey("Content-Type") ? this : with("Content-Type", "application/json");
  }

  private static BodyPublisher text(Object body) {
    try {
      return BodyPublishers.ofString(
          body instanceof String text ? text : JSON.writeValueAsString(body));
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("cannot be written as JSON: " + body, notJson);
    }
  }
}
