package dev.firedrill.telemetry.http;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.telemetry.metrics.scrape.MetricsFetch.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/**
 * What a scrape costs with our connection and with the JDK's client, on virtual threads as in the
 * scraper: processor time of this process per fetch, in blocks that take turns. Started by hand,
 * the bot's part as another process: {@code FetchCost serve 9999}, then {@code FetchCost 9999}. Its
 * figures stand in docs/dependencies.md.
 */
public final class FetchCost {
  private static final int BLOCK = 5_000;
  private static final int ROUNDS = 6;
  private static final int AT_ONCE = 50;

  private FetchCost() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    if (arguments[0].equals("serve")) {
      serve(Integer.parseInt(arguments[1]));
      return;
    }
    int port = Integer.parseInt(arguments[0]);
    HttpMetricsFetch own = new HttpMetricsFetch();
    HttpClient jdk =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
            .timeout(Duration.ofSeconds(2))
            .build();
    for (int round = 0; round < ROUNDS; round++) {
      double ours = block(_ -> ask(own, port));
      double theirs = block(_ -> ask(jdk, request));
      System.out.printf(
          "{\"round\":%d,\"own_us\":%.0f,\"jdk_us\":%.0f,\"ratio\":%.2f}%n",
          round, ours, theirs, theirs / ours);
    }
  }

  private static void serve(int port) throws IOException {
    byte[] page = page();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  /** Some 83 series, as the template bot has. */
  private static byte[] page() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 83; i++) {
      text.append("bot_dependency_calls_total{service=\"service_")
          .append(i)
          .append("\",outcome=\"ok\"} ")
          .append(i * 1_000L)
          .append(".0\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void ask(HttpMetricsFetch own, int port) {
    if (!(own.fetch(port) instanceof Answer.Text)) {
      throw new AssertionError("nothing was fetched");
    }
  }

  private static void ask(HttpClient jdk, HttpRequest request) {
    try (InputStream body = jdk.send(request, BodyHandlers.ofInputStream()).body()) {
      if (body.readNBytes(1024 * 1024).length == 0) {
        throw new AssertionError("nothing was fetched");
      }
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Microseconds of processor time of one. */
  private static double block(IntConsumer work) throws InterruptedException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long before = system.getProcessCpuTime();
    Semaphore places = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < BLOCK; i++) {
        int number = i;
        places.acquire();
        threads.execute(() -> {
          try {
            work.accept(number);
          } finally {
            places.release();
          }
        });
      }
    }
    return (system.getProcessCpuTime() - before) / 1e3 / BLOCK;
  }
}
