package dev.firedrill.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers as a test says, in that order, the last answer for good; remembers what it was asked. */
final class FakeServer implements AutoCloseable {
  /** What it was asked. The path has no {@code /api/v1}. */
  record Asked(String method, String path, String body, Map<String, String> headers) {
    @Nullable String header(String name) {
      return headers.get(name);
    }
  }

  private record Answer(int status, String type, String body, Map<String, String> headers) {}

  private final HttpServer http;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  FakeServer() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    http.createContext("/", this::answer);
    http.start();
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** {@code route} is such as {@code GET /teams/otter}, without a query. */
  FakeServer on(String route, String json) {
    return on(route, 200, "application/json", json);
  }

  /** Forgets what it was to answer there. */
  FakeServer anew(String route) {
    answers.remove(route);
    return this;
  }

  FakeServer refuse(String route, int status, String code, String detail) {
    return on(
        route,
        status,
        "application/problem+json",
        "{\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}".formatted(status, code, detail));
  }

  FakeServer on(String route, int status, String type, String body) {
    return on(route, new Answer(status, type, body, Map.of()));
  }

  FakeServer redirect(String route, String location) {
    return on(route, new Answer(302, "text/html", "", Map.of("Location", location)));
  }

  private FakeServer on(String route, Answer answer) {
    answers.computeIfAbsent(route, any -> new ArrayDeque<>()).add(answer);
    return this;
  }

  List<Asked> asked() {
    return new ArrayList<>(asked);
  }

  /** The only request of this method and path (with its query). */
  Asked only(String method, String path) {
    List<Asked> found =
        asked.stream()
            .filter(one -> one.method().equals(method) && one.path().equals(path))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " of " + method + " " + path + " in " + asked);
    }
    return found.getFirst();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> headers = new ConcurrentHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    asked.add(new Asked(exchange.getRequestMethod(), path, body, headers));
    Answer answer = next(exchange.getRequestMethod() + " " + path.replaceFirst("\\?.*", ""));
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Answer next(String route) {
    Deque<Answer> waiting = answers.getOrDefault(route, new ArrayDeque<>());
    if (waiting.isEmpty()) {
      return new Answer(
          404,
          "application/problem+json",
          "{\"status\":404,\"code\":\"not-found\",\"detail\":\"There is nothing at "
              + route
              + ".\"}",
          Map.of());
    }
    return waiting.size() == 1 ? waiting.getFirst() : waiting.removeFirst();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
