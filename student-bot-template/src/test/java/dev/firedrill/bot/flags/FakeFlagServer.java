package dev.firedrill.bot.flags;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.firedrill.bot.BotConfig.FlagSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/** An OFREP server that does as it is told. */
final class FakeFlagServer implements AutoCloseable {
  private final HttpServer http;
  private final Map<String, JsonObject> flags = new TreeMap<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> reports = new CopyOnWriteArrayList<>();
  private int version;
  private volatile int notModified;
  private volatile int polls;
  private volatile int status = 200;
  private volatile int reportStatus = 204;
  private volatile String raw = "";
  private volatile CountDownLatch gate = new CountDownLatch(0);

  FakeFlagServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/ofrep/v1/evaluate/flags", this::flags);
    http.createContext("/ofrep/v1/counts", this::counts);
    http.start();
  }

  FlagSource source() {
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + http.getAddress().getPort() + "/ofrep/v1");
    return new FlagSource(url, Optional.empty(), Duration.ofMillis(50));
  }

  /** Sets a flag; of one that depends on the user, only the users of these names get true. */
  synchronized void set(String key, String value, boolean perUser) {
    var flag = new JsonObject();
    flag.addProperty("key", key);
    flag.add("value", JsonParser.parseString(value));
    flag.addProperty("variant", "v-" + value);
    flag.addProperty("reason", perUser ? "TARGETING_MATCH" : "STATIC");
    if (perUser) {
      var metadata = new JsonObject();
      metadata.addProperty("dynamic", true);
      flag.add("metadata", metadata);
    }
    flags.put(key, flag);
    version++;
  }

  /** Answers every question for all flags with this instead. */
  synchronized void say(String text) {
    raw = text;
    version++;
  }

  void fail(int code) {
    status = code;
  }

  void refuseReports() {
    reportStatus = 404;
  }

  /** Holds back every answer until the latch is at zero. */
  void hold(CountDownLatch latch) {
    gate = latch;
  }

  int polls() {
    return polls;
  }

  int notModified() {
    return notModified;
  }

  private void flags(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/flags")) {
      all(exchange);
      return;
    }
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String key = path.substring(path.lastIndexOf('/') + 1);
    String user =
        JsonParser.parseString(body)
            .getAsJsonObject()
            .getAsJsonObject("context")
            .get("targetingKey")
            .getAsString();
    asked.add(key + " " + user);
    JsonObject answer = flag(key);
    answer.addProperty("value", user.startsWith("U-ON"));
    send(exchange, status, answer.toString());
  }

  private synchronized JsonObject flag(String key) {
    return flags.get(key).deepCopy();
  }

  private synchronized void all(HttpExchange exchange) throws IOException {
    polls++;
    String etag = "\"" + version + "\"";
    if (status == 200 && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      notModified++;
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return;
    }
    var list = new JsonArray();
    flags.values().forEach(list::add);
    var answer = new JsonObject();
    answer.add("flags", list);
    exchange.getResponseHeaders().set("ETag", etag);
    send(exchange, status, raw.isEmpty() ? answer.toString() : raw);
  }

  private void counts(HttpExchange exchange) throws IOException {
    reports.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(reportStatus, -1);
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    gate.countDown();
    http.stop(0);
  }
}
