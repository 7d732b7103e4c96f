package dev.firedrill.bot.ops;

import dev.firedrill.bot.BotConfig.MetricsTarget;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the number of events to a metrics service every few seconds. */
public final class MetricsPush {
  private static final Logger log = LoggerFactory.getLogger(MetricsPush.class);
  private static final MediaType TEXT = MediaType.get("text/plain");
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final MetricsTarget target;
  private final OkHttpClient http;
  private final BotMetrics metrics;

  /** Pushes to this target. */
  public MetricsPush(MetricsTarget target, OkHttpClient http, BotMetrics metrics) {
    this.target = target;
    this.http = http.newBuilder().callTimeout(PATIENCE).build();
    this.metrics = metrics;
  }

  /**
   * Pushes for as long as the bot runs.
   *
   * @throws IOException if a push failed and is required; where it is not, numbers are lost
   */
  public void run() throws IOException, InterruptedException {
    while (true) {
      try {
        push();
      } catch (IOException e) {
        if (target.required()) {
          throw e;
        }
        log.warn("the numbers were not pushed: {}", e.toString());
      }
      Thread.sleep(INTERVAL);
    }
  }

  private void push() throws IOException {
    String body = "EventCount " + metrics.eventCount();
    Request push =
        new Request.Builder().url(target.url()).post(RequestBody.create(body, TEXT)).build();
    try (Response response = http.newCall(push).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("the metrics service answered " + response.code());
      }
    }
  }
}
