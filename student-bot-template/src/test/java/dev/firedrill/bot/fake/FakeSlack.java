package dev.firedrill.bot.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The part of Slack a bot sees: Web API over HTTP and Socket Mode, with everything recorded. */
public final class FakeSlack implements AutoCloseable {
  public static final String BOT_USER = "U0BOT";
  public static final String CHANNEL = "C0GENERAL";

  /** A Web API call or a response_url call. */
  public record Call(String method, Map<String, String> form, long nanos) {
    /** A parameter, or the empty string. */
    public String get(String name) {
      return form.getOrDefault(name, "");
    }
  }

  /** What the next calls of a method answer instead of success. */
  public record Refusal(int status, Map<String, String> headers, String body) {}

  private final HttpServer http;
  private final Socket socket;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> acks = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Refusal>> refusals = new ConcurrentHashMap<>();
  private final AtomicInteger counter = new AtomicInteger();

  public FakeSlack() throws IOException, InterruptedException {
    http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/slack/api/", this::api);
    http.createContext("/response/", this::response);
    http.start();
    socket = new Socket();
    socket.start();
    socket.started.await();
  }

  /** The value of SLACK_API_BASE. */
  public String apiBase() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/slack/api/";
  }

  /** How many bots are connected now. */
  public int connections() {
    return socket.getConnections().size();
  }

  /** How many connections there ever were. */
  public int connectionsEver() {
    return socket.ever.get();
  }

  /** All calls of one method so far. */
  public List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  /** The texts of all posted messages. */
  public List<String> posted() {
    return calls("chat.postMessage").stream().map(call -> call.get("text")).toList();
  }

  /** The ids of all envelopes the bot acknowledged. */
  public List<String> acks() {
    return acks;
  }

  /** Lets the next call of a method fail. */
  public void refuse(String method, Refusal refusal) {
    refusals.computeIfAbsent(method, m -> new ArrayDeque<>()).add(refusal);
  }

  /** A time stamp no other message has. */
  public String nextTs() {
    return "1700000000.%06d".formatted(counter.incrementAndGet());
  }

  /** Says something in the channel; returns its time stamp. */
  public String say(String text) {
    String ts = nextTs();
    deliver("message", "Ev" + ts, message(text, ts));
    return ts;
  }

  /** A message event by a person. */
  public static JsonObject message(String text, String ts) {
    var event = new JsonObject();
    event.addProperty("type", "message");
    event.addProperty("channel", CHANNEL);
    event.addProperty("channel_type", "channel");
    event.addProperty("user", "U0ALICE");
    event.addProperty("text", text);
    event.addProperty("ts", ts);
    event.addProperty("event_ts", ts);
    return event;
  }

  /** Delivers an event; returns the envelope's id. */
  public String deliver(String type, String eventId, JsonObject event) {
    event.addProperty("type", type);
    var authorization = new JsonObject();
    authorization.addProperty("team_id", "T0LAB");
    authorization.addProperty("user_id", BOT_USER);
    authorization.addProperty("is_bot", true);
    var authorizations = new JsonArray();
    authorizations.add(authorization);
    var payload = new JsonObject();
    payload.addProperty("type", "event_callback");
    payload.addProperty("team_id", "T0LAB");
    payload.addProperty("api_app_id", "A0BOT");
    payload.addProperty("event_id", eventId);
    payload.addProperty("event_time", 1_700_000_000);
    payload.add("event", event);
    payload.add("authorizations", authorizations);
    return envelope("events_api", payload, false);
  }

  /** Somebody puts an emoji on a message or takes it away; returns the envelope's id. */
  public String react(
      String type, String eventId, String user, String emoji, String message, String at) {
    var item = new JsonObject();
    item.addProperty("type", "message");
    item.addProperty("channel", CHANNEL);
    item.addProperty("ts", message);
    var event = new JsonObject();
    event.addProperty("user", user);
    event.addProperty("reaction", emoji);
    event.add("item", item);
    event.addProperty("event_ts", at);
    return deliver(type, eventId, event);
  }

  /** Writes {@code /bot text}. */
  public String slash(String text) {
    var payload = new JsonObject();
    payload.addProperty("command", "/bot");
    payload.addProperty("text", text);
    payload.addProperty("team_id", "T0LAB");
    payload.addProperty("channel_id", CHANNEL);
    payload.addProperty("user_id", "U0ALICE");
    payload.addProperty("trigger_id", "1." + counter.incrementAndGet());
    payload.addProperty("api_app_id", "A0BOT");
    payload.addProperty(
        "response_url",
        "http://127.0.0.1:" + http.getAddress().getPort() + "/response/" + counter.get());
    return envelope("slash_commands", payload, true);
  }

  /** Sends a frame to every connected bot. */
  public void broadcast(String frame) {
    socket.broadcast(frame);
  }

  /** Cuts every connection without a goodbye. */
  public void cut() {
    socket.getConnections().forEach(connection -> connection.closeConnection(1006, "cut"));
  }

  private String envelope(String type, JsonObject payload, boolean acceptsPayload) {
    String id = "env-" + counter.incrementAndGet();
    var envelope = new JsonObject();
    envelope.addProperty("envelope_id", id);
    envelope.addProperty("type", type);
    envelope.addProperty("accepts_response_payload", acceptsPayload);
    envelope.addProperty("retry_attempt", 0);
    envelope.addProperty("retry_reason", "");
    envelope.add("payload", payload);
    WebSocket first = socket.getConnections().iterator().next();
    first.send(envelope.toString());
    return id;
  }

  private void api(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().substring("/slack/api/".length());
    Map<String, String> form = form(read(exchange));
    calls.add(new Call(method, form, System.nanoTime()));
    Queue<Refusal> waiting = refusals.getOrDefault(method, new ArrayDeque<>());
    Refusal refusal = waiting.poll();
    if (refusal != null) {
      refusal.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      send(exchange, refusal.status(), refusal.body());
      return;
    }
    var body = new JsonObject();
    body.addProperty("ok", true);
    switch (method) {
      case "auth.test" -> {
        boolean bot = auth(exchange, form).contains("xoxb-");
        if (bot) {
          body.addProperty("team_id", "T0LAB");
          body.addProperty("team", "lab");
          body.addProperty("user_id", BOT_USER);
          body.addProperty("bot_id", "B0BOT");
        } else {
          body.addProperty("app_name", "bot");
          body.addProperty("app_id", "A0BOT");
        }
      }
      case "apps.connections.open" ->
          body.addProperty("url", "ws://127.0.0.1:" + socket.getPort() + "/link/?ticket=t");
      case "chat.postMessage" -> {
        body.addProperty("channel", form.get("channel"));
        body.addProperty("ts", nextTs());
      }
      case "users.info" -> {
        var user = new JsonObject();
        user.addProperty("id", form.get("user"));
        user.addProperty(
            "name", form.getOrDefault("user", "").substring(2).toLowerCase(Locale.ROOT));
        body.add("user", user);
      }
      default -> {}
    }
    send(exchange, 200, body.toString());
  }

  private void response(HttpExchange exchange) throws IOException {
    JsonObject body = JsonParser.parseString(read(exchange)).getAsJsonObject();
    Map<String, String> form = new HashMap<>();
    body.entrySet().forEach(e -> form.put(e.getKey(), e.getValue().getAsString()));
    calls.add(new Call("response_url", form, System.nanoTime()));
    send(exchange, 200, "ok");
  }

  private static String auth(HttpExchange exchange, Map<String, String> form) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null ? form.getOrDefault("token", "") : header;
  }

  private static String read(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    http.stop(0);
    try {
      socket.stop(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Socket extends WebSocketServer {
    private final java.util.concurrent.CountDownLatch started =
        new java.util.concurrent.CountDownLatch(1);
    private final AtomicInteger ever = new AtomicInteger();

    Socket() {
      super(new InetSocketAddress("127.0.0.1", 0), 1);
      setDaemon(true);
      setReuseAddr(true);
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      ever.incrementAndGet();
      connection.send("{\"type\":\"hello\",\"num_connections\":1}");
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      acks.add(JsonParser.parseString(message).getAsJsonObject().get("envelope_id").getAsString());
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {}

    @Override
    public void onStart() {
      started.countDown();
    }
  }
}
