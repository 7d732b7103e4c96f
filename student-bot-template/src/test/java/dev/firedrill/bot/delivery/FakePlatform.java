package dev.firedrill.bot.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The part of the platform that bin/deploy talks to, answering what a test prepared. */
final class FakePlatform implements AutoCloseable {
  /** What the script asked for. */
  record Asked(String method, String target, String authorization, String key, String body) {}

  private record Answer(int status, String body) {}

  private final HttpServer http;
  private final Queue<Answer> answers = new ArrayDeque<>();
  final List<Asked> asked = new CopyOnWriteArrayList<>();

  FakePlatform() throws IOException {
    http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    http.createContext("/", this::handle);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** The next answer. */
  FakePlatform answers(int status, String body) {
    answers.add(new Answer(status, body));
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      asked.add(
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              String.valueOf(headers.getFirst("Authorization")),
              String.valueOf(headers.getFirst("Idempotency-Key")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Answer answer = answers.remove();
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
