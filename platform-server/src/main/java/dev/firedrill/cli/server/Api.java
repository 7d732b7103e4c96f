package dev.firedrill.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.kernel.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The REST interface of one server. Refusals and failures end the command with their sentence. */
public final class Api implements AutoCloseable {
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
  private static final Duration UPLOAD_WITHIN = Duration.ofMinutes(20);

  private final String server;
  private final @Nullable Secret token;
  private final HttpClient http;

  /** Without a token only what is open to everybody can be called. */
  public Api(String server, @Nullable Secret token) {
    this.server = server;
    this.token = token;
    // A redirect could carry the token to another server, so none is followed.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_WITHIN)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  public String server() {
    return server;
  }

  public JsonNode get(ApiPath path) {
    return send("GET", path, null, Map.of());
  }

  /** Several at once, in the order in which they were asked for. */
  public List<JsonNode> getAll(List<ApiPath> paths) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        paths.stream()
            .map(path ->
                http.sendAsync(request("GET", path, null, Map.of()), BodyHandlers.ofString()))
            .toList();
    return answers.stream().map(answer -> read(await(answer))).toList();
  }

  public JsonNode post(ApiPath path, JsonNode body) {
    return send("POST", path, body, Map.of());
  }

  public JsonNode post(ApiPath path) {
    return send("POST", path, null, Map.of());
  }

  public JsonNode put(ApiPath path, long version, JsonNode body) {
    return send("PUT", path, body, Map.of("If-Match", quoted(version)));
  }

  public JsonNode delete(ApiPath path) {
    return send("DELETE", path, null, Map.of());
  }

  public JsonNode delete(ApiPath path, long version) {
    return send("DELETE", path, null, Map.of("If-Match", quoted(version)));
  }

  /** Sends bytes as they are. */
  public JsonNode upload(ApiPath path, String mediaType, BodyPublisher body) {
    HttpRequest.Builder request =
        builder(path)
            .timeout(UPLOAD_WITHIN)
            .expectContinue(true)
            .header("Content-Type", mediaType)
            .POST(body);
    return read(await(http.sendAsync(request.build(), BodyHandlers.ofString())));
  }

  private JsonNode send(
      String method, ApiPath path, @Nullable JsonNode body, Map<String, String> headers) {
    return read(
        await(http.sendAsync(request(method, path, body, headers), BodyHandlers.ofString())));
  }

  private HttpRequest request(
      String method, ApiPath path, @Nullable JsonNode body, Map<String, String> headers) {
    HttpRequest.Builder request = builder(path).timeout(ANSWER_WITHIN);
    headers.forEach(request::header);
    if (body == null) {
      return request.method(method, BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(Json.write(body)))
        .build();
  }

  private HttpRequest.Builder builder(ApiPath path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/api/v1" + path.text()))
            .header("Accept", "application/json")
            .header("User-Agent", "firedrill-cli");
    return token == null ? request : request.header("Authorization", "Bearer " + token.reveal());
  }

  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer) {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      throw unreachable(failed.getCause());
    }
  }

  private CliFailure unreachable(@Nullable Throwable cause) {
    String why =
        switch (cause) {
          case HttpTimeoutException _ -> "it did not answer in time";
          case ConnectException connect
              when connect.getCause() instanceof UnresolvedAddressException ->
              "there is no host of this name";
          case ConnectException _ -> "the connection was refused, so perhaps it is not running";
          case IOException broken when broken.getMessage() != null -> broken.getMessage();
          case null, default -> "the connection broke off";
        };
    return new CliFailure(ExitCode.UNREACHABLE, "Cannot reach " + server + ": " + why + ".");
  }

  private JsonNode read(HttpResponse<String> answer) {
    return Answers.read(server, answer);
  }

  private static String quoted(long version) {
    return "\"" + version + "\"";
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
