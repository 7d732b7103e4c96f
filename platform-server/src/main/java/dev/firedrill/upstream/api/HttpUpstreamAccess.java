package dev.firedrill.upstream.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks the stub services through the same address as a bot. */
final class HttpUpstreamAccess implements UpstreamAccess {
  private static final int OK = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final HttpClient client;
  private final Supplier<URI> base;
  private final UpstreamKeys keys;

  HttpUpstreamAccess(HttpClient client, Supplier<URI> base, UpstreamKeys keys) {
    this.client = client;
    this.base = base;
    this.keys = keys;
  }

  @Override
  public URI urlFor(TeamEnvironment bot) {
    String root = base.get().toString();
    return URI.create((root.endsWith("/") ? root : root + "/") + "upstream/" + keys.keyOf(bot));
  }

  @Override
  public Seen probe(TeamEnvironment bot, UpstreamService service, Duration timeout) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(urlFor(bot) + question(service)))
            .timeout(timeout)
            .GET()
            .build();
    long begun = System.nanoTime();
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      // The request's own timeout ends with the head; a body may take for ever.
      HttpResponse<String> answer = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      int status = answer.statusCode();
      return new Seen(status == OK && isReadable(answer.body()), status, took);
    } catch (ExecutionException | TimeoutException noAnswer) {
      asked.cancel(true);
      return new Seen(false, null, timeout);
    } catch (InterruptedException stopping) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Seen(false, null, timeout);
    }
  }

  private static boolean isReadable(String body) {
    try {
      return JSON.readTree(body).isObject();
    } catch (JsonProcessingException torn) {
      return false;
    }
  }

  private static String question(UpstreamService service) {
    return switch (service) {
      case WEATHER -> "/weather?city=Oslo";
      case DICTIONARY -> "/dictionary?word=latency";
      case WIKI -> "/wiki?title=toil";
      case IMAGE -> "/image?query=otter";
      case GITHUB -> "/github?user=riverotter";
      case METRICS_SINK -> "/metrics-sink";
    };
  }
}
