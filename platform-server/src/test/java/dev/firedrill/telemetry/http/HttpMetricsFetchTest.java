package dev.firedrill.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpMetricsFetchTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpMetricsFetch fetch = new HttpMetricsFetch(client);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer bot = server();

  private HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.start();
      return server;
    } catch (IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
  }

  @AfterEach
  void stop() {
    over.countDown();
    bot.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }

  private Answer answer() {
    return fetch.fetch(bot.getAddress().getPort());
  }

  @Test
  void theTextIsTaken() {
    bot.createContext(
        "/metrics",
        exchange -> {
          assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
              .isEqualTo("identity");
          byte[] body = "up 1\n".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });

    assertThat(answer())
        .isInstanceOfSatisfying(
            Answer.Text.class,
            text -> {
              assertThat(new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8))
                  .isEqualTo("up 1\n");
              assertThat(text.cut()).isFalse();
            });
  }

  @Test
  void ofFiftyMegabytesOnlyTheFirstIsTaken() {
    bot.createContext(
        "/metrics",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] lines =
              "a_metric_of_some_length 1\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int sent = 0; sent < 50_000_000; sent += lines.length) {
              out.write(lines);
            }
          } catch (IOException hungUp) {
            // As it should be.
          }
        });

    assertThat(answer())
        .isInstanceOfSatisfying(
            Answer.Text.class,
            text -> {
              assertThat(text.cut()).isTrue();
              assertThat(text.length()).isBetween(1_000_000, 1_048_576);
              assertThat(text.bytes()[text.length() - 1]).isEqualTo((byte) '\n');
            });
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    bot.createContext(
        "/metrics",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(answer())
        .isEqualTo(new Answer.Failed("The bot did not give its metrics within 2 seconds."));
  }

  @Test
  void otherStatusesAndCompressionAreExplained() {
    bot.createContext(
        "/metrics",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    assertThat(answer()).asString().contains("compressed");

    bot.removeContext("/metrics");
    assertThat(answer()).isEqualTo(new Answer.Failed("The bot answered /metrics with status 404."));
  }

  @Test
  void nobodyThereIsExplained() {
    int port = bot.getAddress().getPort();
    bot.stop(0);

    assertThat(fetch.fetch(port))
        .isEqualTo(new Answer.Failed("The bot listens for nobody on the port that it was given."));
  }
}
