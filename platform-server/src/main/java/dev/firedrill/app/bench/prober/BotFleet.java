package dev.firedrill.app.bench.prober;

import com.sun.net.httpserver.HttpServer;
import dev.firedrill.app.bench.kit.BenchLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * The bots that the prober bench asks, all in one process of their own, so that stopping it stalls
 * every one of them at once. Beside the chat each has a page under {@code /bot/N} for probers that
 * know HTTP only; {@code /count} tells how often these were read.
 */
public final class BotFleet {
  private BotFleet() {}

  /**
   * Takes the platform's address, a file with the bot token and the app token of a bot in each
   * line, and a file into which the pages' port is written once all are connected.
   */
  public static void main(String[] words)
      throws IOException, InterruptedException, ExecutionException {
    BenchLog.warningsOnly();
    URI platform = URI.create(words[0]);
    FleetFacts facts = new FleetFacts();
    HttpClient sockets = HttpClient.newHttpClient();
    try (ExecutorService connecting = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of(words[1]))) {
        String[] tokens = line.split(" ", 2);
        all.add(
            connecting.submit(() -> {
              FleetBot.connect(platform, sockets, facts, tokens[0], tokens[1]);
              return tokens;
            }));
      }
      for (Future<?> one : all) {
        Object _ = one.get();
      }
    }
    Path ready = Path.of(words[2]);
    Path draft = Path.of(words[2] + ".new");
    Files.writeString(draft, Integer.toString(pages()));
    Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
    Thread.currentThread().join();
  }

  private static int pages() throws IOException {
    LongAdder read = new LongAdder();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          boolean counts = exchange.getRequestURI().getPath().startsWith("/bot/");
          if (counts) {
            read.increment();
          }
          byte[] body =
              (counts ? "The bot is well.\n" : Long.toString(read.sum()))
                  .getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server.getAddress().getPort();
  }
}
