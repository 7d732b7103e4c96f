package dev.firedrill.telemetry.http;

import dev.firedrill.telemetry.metrics.scrape.MetricsFetch;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks over the loopback interface, uncompressed, for at most one mebibyte. */
public final class HttpMetricsFetch implements MetricsFetch {
  private static final int MOST_BYTES = 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final String ACCEPT =
      "text/plain;version=0.0.4;q=0.9,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1";

  private final HttpClient client;

  public HttpMetricsFetch(HttpClient client) {
    this.client = client;
  }

  @Override
  public Answer fetch(int port) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Accept", ACCEPT)
            .header("Accept-Encoding", "identity")
            .header("X-Prometheus-Scrape-Timeout-Seconds", Long.toString(PATIENCE.toSeconds()))
            .timeout(PATIENCE)
            .build();
    CompletableFuture<HttpResponse<Answer>> asked = client.sendAsync(request, this::body);
    try {
      return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).body();
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      return new Answer.Failed(reason(cause == null ? failed : cause));
    } catch (TimeoutException slow) {
      asked.cancel(true);
      return new Answer.Failed("The bot did not give its metrics within 2 seconds.");
    } catch (InterruptedException interrupted) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Failed("The platform is stopping.");
    }
  }

  private HttpResponse.BodySubscriber<Answer> body(HttpResponse.ResponseInfo head) {
    if (head.statusCode() != OK) {
      return BodySubscribers.replacing(
          new Answer.Failed("The bot answered /metrics with status " + head.statusCode() + "."));
    }
    String encoding = head.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return BodySubscribers.replacing(
          new Answer.Failed(
              "The bot compressed its metrics although it was asked not to; send them plainly."));
    }
    return BodySubscribers.mapping(new BoundedBody(MOST_BYTES), text -> text);
  }

  private static String reason(Throwable failed) {
    return switch (failed) {
      case java.net.http.HttpTimeoutException _ ->
          "The bot did not give its metrics within 2 seconds.";
      case ConnectException _ -> "The bot listens for nobody on the port that it was given.";
      default -> "The bot broke off while it gave its metrics, or its answer was no HTTP.";
    };
  }
}
