package dev.firedrill.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpMetricsFetchTest {
  private final HttpMetricsFetch fetch = new HttpMetricsFetch();
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
  void aConnectionIsKeptAndReplacedWhenTheBotCloses() {
    Set<Integer> connections = new TreeSet<>();
    AtomicInteger answers = new AtomicInteger();
    bot.createContext(
        "/metrics",
        exchange -> {
          connections.add(exchange.getRemoteAddress().getPort());
          if (answers.incrementAndGet() == 3) {
            exchange.getResponseHeaders().add("Connection", "close");
          }
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("in_chunks 1\n".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });

    for (int i = 0; i < 5; i++) {
      assertThat(answer())
          .isInstanceOfSatisfying(
              Answer.Text.class, text -> assertThat(text.length()).isEqualTo(12));
    }
    assertThat(connections).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SMTP says hello\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nup 1\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nup 1\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nup 1\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nup 1\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nup 1\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\nup 1\n",
        "HTTP/1.1 200 OK\r\nX: "
      })
  void whatIsNoHttpIsExplained(String answer) throws IOException {
    assertThat(raw(answer))
        .isEqualTo(
            new Answer.Failed(
                "The bot broke off while it gave its metrics, or its answer was no HTTP."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\n\r\nup 1\n",
        "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nup 1\n",
        "HTTP/1.1 200\r\ncontent-length:5\r\n\r\nup 1\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nup 1\n",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2;x=y\nup\n3\n 1\n\n0\nTrailer: z\n\n"
      })
  void everyWayToEndABodyIsKnown(String answer) throws IOException {
    assertThat(raw(answer))
        .isInstanceOfSatisfying(
            Answer.Text.class,
            text ->
                assertThat(new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8))
                    .isEqualTo("up 1\n"));
  }

  @Test
  void aHeadWithoutEndIsGivenUp() throws IOException {
    assertThat(raw("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(300)))
        .isInstanceOf(Answer.Failed.class);
    assertThat(raw("HTTP/1.1 200 OK\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"))
        .isInstanceOf(Answer.Failed.class);
  }

  /** What is made of these bytes, after which the bot hangs up. */
  private Answer raw(String bytes) throws IOException {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> {
        try (Socket client = port.accept()) {
          byte[] request = new byte[1_024];
          assertThat(client.getInputStream().read(request)).isPositive();
          client.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
          client.shutdownOutput();
          // Until the other end has hung up too, or it might see a reset instead.
          client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException hungUp) {
          // As it may be when the answer was not liked.
        }
      });
      return fetch.fetch(port.getLocalPort());
    }
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
