package dev.firedrill.upstream.api;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamAccess;
import dev.firedrill.upstream.UpstreamKeys;
import dev.firedrill.upstream.UpstreamService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the stub services through the same address as a bot. */
final class HttpUpstreamAccess implements UpstreamAccess {
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
  public Optional<Duration> probe(TeamEnvironment bot, UpstreamService service, Duration timeout) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(urlFor(bot) + question(service)))
            .timeout(timeout)
            .GET()
            .build();
    long begun = System.nanoTime();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      return status == 200 ? Optional.of(took) : Optional.empty();
    } catch (IOException noAnswer) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String question(UpstreamService service) {
    return switch (service) {
      case WEATHER -> "/weather?city=Oslo";
      case DICTIONARY -> "/dictionary?word=latency";
      case WIKI -> "/wiki?title=toil";
      case IMAGE -> "/image?query=otter";
      case GITHUB -> "/github?user=riverotter";
    };
  }
}
