package dev.firedrill.bot.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The services a bot depends on and an OFREP flag server, all of them easy to break. */
public final class FakeServices implements AutoCloseable {
  private final HttpServer http;
  private final Map<String, Boolean> flags = new TreeMap<>();
  private final AtomicInteger weatherCalls = new AtomicInteger();
  private final AtomicInteger notModified = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body =
      "{\"city\":\"Oslo\",\"temperatureCelsius\":7.5," + "\"conditions\":\"light rain\"}";
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int flagStatus = 200;
  private volatile String lastWeatherQuery = "";

  public FakeServices() throws IOException {
    http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/upstream/k-1/weather", this::weather);
    answer(
        "dictionary",
        "word=latency",
        "{\"word\":\"latency\",\"definition\":\"the time a reply takes\"}");
    http.createContext("/ofrep/v1/evaluate/flags", this::flags);
    http.start();
  }

  public String upstreamUrl() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/upstream/k-1";
  }

  public String flagsUrl() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/ofrep/v1";
  }

  /** What a service answers to this query, and 404 to every other. */
  public void answer(String service, String query, String json) {
    http.createContext(
        "/upstream/k-1/" + service,
        exchange -> {
          boolean known = query.equals(exchange.getRequestURI().getQuery());
          FakeSlack.send(exchange, known ? 200 : 404, known ? json : "{}");
        });
  }

  /** What the weather service answers from now on. */
  public void weatherAnswers(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  /** Holds back all weather answers until the latch is at zero. */
  public void holdWeather(CountDownLatch newGate) {
    gate = newGate;
  }

  public int weatherCalls() {
    return weatherCalls.get();
  }

  public String lastWeatherQuery() {
    return lastWeatherQuery;
  }

  public synchronized void flag(String key, boolean value) {
    flags.put(key, value);
  }

  /** What the flag server answers from now on. */
  public void flagServerAnswers(int newStatus) {
    flagStatus = newStatus;
  }

  /** How often the flag server said that nothing changed. */
  public int notModified() {
    return notModified.get();
  }

  private void weather(HttpExchange exchange) throws IOException {
    weatherCalls.incrementAndGet();
    lastWeatherQuery = exchange.getRequestURI().getQuery();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    FakeSlack.send(exchange, status, body);
  }

  private synchronized void flags(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    boolean authorized =
        "Bearer flag-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    String etag = "\"" + flags.hashCode() + "\"";
    if (flagStatus != 200 || !authorized) {
      FakeSlack.send(exchange, authorized ? flagStatus : 401, "{}");
    } else if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      notModified.incrementAndGet();
      FakeSlack.send(exchange, 304, "");
    } else {
      var list = new JsonArray();
      flags.forEach((key, value) -> {
        var flag = new JsonObject();
        flag.addProperty("key", key);
        flag.addProperty("value", value);
        flag.addProperty("reason", "STATIC");
        flag.addProperty("variant", value ? "on" : "off");
        list.add(flag);
      });
      var answer = new JsonObject();
      answer.add("flags", list);
      exchange.getResponseHeaders().set("ETag", etag);
      FakeSlack.send(exchange, 200, answer.toString());
    }
  }

  @Override
  public void close() {
    gate.countDown();
    http.stop(0);
  }
}
