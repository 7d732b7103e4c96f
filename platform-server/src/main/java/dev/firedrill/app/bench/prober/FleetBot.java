package dev.firedrill.app.bench.prober;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * One bot: a Socket Mode connection, on which it acknowledges every envelope, and an HTTP
 * connection that stays open, on which it answers in the thread of the question. It works as
 * cheaply as such a bot can, because it shares the machine with what is measured.
 */
final class FleetBot implements WebSocket.Listener {
  private static final JsonMapper JSON = new JsonMapper();

  private final FleetFacts facts;
  private final BareHttp http;
  private final String botToken;
  private final StringBuilder frame = new StringBuilder();

  private FleetBot(FleetFacts facts, BareHttp http, String botToken) {
    this.facts = facts;
    this.http = http;
    this.botToken = botToken;
  }

  /** Returns once the bot is connected. */
  static void connect(
      URI platform, HttpClient sockets, FleetFacts facts, String botToken, String appToken)
      throws IOException {
    BareHttp http = new BareHttp(platform);
    JsonNode answer =
        JSON.readTree(http.post("/slack/api/apps.connections.open", appToken, Map.of()));
    if (!answer.path("ok").asBoolean()) {
      throw new IOException("a bot of the fleet may not connect: " + answer);
    }
    sockets
        .newWebSocketBuilder()
        .buildAsync(URI.create(answer.path("url").asText()), new FleetBot(facts, http, botToken))
        .join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    frame.append(data);
    if (last) {
      String whole = frame.toString();
      frame.setLength(0);
      Thread.ofVirtual().start(() -> take(socket, whole));
    }
    return WebSocket.Listener.super.onText(socket, data, last);
  }

  /** One at a time, as the socket and the connection allow. */
  private synchronized void take(WebSocket socket, String text) {
    try {
      JsonNode envelope = JSON.readTree(text);
      if (!envelope.path("type").asText().equals("events_api")) {
        return;
      }
      socket
          .sendText("{\"envelope_id\":\"" + envelope.path("envelope_id").asText() + "\"}", true)
          .join();
      JsonNode event = envelope.path("payload").path("event");
      String question = event.path("text").asText();
      if (event.path("type").asText().equals("message")
          && !event.has("bot_id")
          && question.startsWith("!")) {
        String _ =
            http.post(
                "/slack/api/chat.postMessage",
                botToken,
                Map.of(
                    "channel", event.path("channel").asText(),
                    "thread_ts", event.path("ts").asText(),
                    "text", facts.answer(question)));
      }
    } catch (JsonProcessingException notJson) {
      System.err.println("not a frame: " + text);
    } catch (IOException broken) {
      // The prober will say that an answer is missing.
      System.err.println("an answer was not taken: " + broken.getMessage());
    }
  }

  @Override
  public void onError(WebSocket socket, Throwable broken) {
    System.err.println("a socket broke: " + broken);
  }
}
