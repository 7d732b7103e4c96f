package dev.firedrill.bot.ops;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers {@code /health}, {@code /readyz}, {@code /livez} and {@code /metrics}; never asks anybody
 * else for the answer, so it stays fast while everything else is broken.
 */
public final class OperationsServer implements AutoCloseable {
  private final Connectivity connectivity;
  private final BotMetrics metrics;
  private final Supplier<JsonObject> details;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Binds the port; {@link #start} begins to answer.
   *
   * @param details what {@code /health} says beside the status
   */
  public OperationsServer(
      int port, Connectivity connectivity, BotMetrics metrics, Supplier<JsonObject> details)
      throws IOException {
    this.connectivity = connectivity;
    this.metrics = metrics;
    this.details = details;
    this.server = HttpServer.create(new InetSocketAddress(port), 0);
  }

  /** Begins to answer. */
  public void start() {
    server.createContext("/health", this::health);
    server.createContext("/readyz", this::ready);
    server.createContext("/livez", this::live);
    server.createContext("/metrics", this::metrics);
    server.setExecutor(threads);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }

  private void health(HttpExchange exchange) throws IOException {
    String status = connectivity.status();
    JsonObject body = details.get();
    body.addProperty("status", status);
    body.addProperty("connected", connectivity.connected());
    send(exchange, status.equals("ok") ? 200 : 503, "application/json", body.toString());
  }

  private void ready(HttpExchange exchange) throws IOException {
    String status = connectivity.status();
    send(exchange, status.equals("ok") ? 200 : 503, "text/plain", status + "\n");
  }

  private void live(HttpExchange exchange) throws IOException {
    boolean alive = connectivity.alive();
    send(exchange, alive ? 200 : 503, "text/plain", alive ? "alive\n" : "no connection\n");
  }

  private void metrics(HttpExchange exchange) throws IOException {
    var text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, metrics.registry().scrape());
    send(
        exchange,
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        text.toString(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
