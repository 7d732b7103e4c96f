package dev.firedrill.workspace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A bot at the other end of a real WebSocket, that does only what a test tells it. */
public final class SocketBot implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final List<JsonNode> seen = new ArrayList<>();
  private final WebSocket socket;
  private volatile boolean closed;

  private SocketBot(URI url) {
    try {
      socket = http.newWebSocketBuilder().buildAsync(url, new Frames()).join();
    } catch (CompletionException refused) {
      http.close();
      throw refused.getCause() instanceof WebSocketHandshakeException handshake
          ? new IllegalStateException("HTTP " + handshake.getResponse().statusCode(), refused)
          : refused;
    }
  }

  /** Opens the URL that this Web API method answers with. */
  public static SocketBot open(SlackCalls slack, String method) {
    return at(slack.ok(method).path("url").asText());
  }

  /** Opens this URL; fails with what the server answers when that is no socket. */
  public static SocketBot at(String url) {
    return new SocketBot(URI.create(url));
  }

  private final class Frames implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          frames.add(JSON.readTree(text.toString()));
        } catch (JsonProcessingException notJson) {
          throw new AssertionError("not a JSON frame: " + text, notJson);
        }
        text.setLength(0);
      }
      return WebSocket.Listener.super.onText(from, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed = true;
      return WebSocket.Listener.super.onClose(from, code, reason);
    }
  }

  /** The next frame for which this holds; others are passed over. */
  public JsonNode next(Predicate<JsonNode> which) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        JsonNode frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(frame).as("a frame after %s", seen).isNotNull();
        seen.add(frame);
        if (which.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public JsonNode next(String type) {
    return next(frame -> frame.path("type").asText().equals(type));
  }

  /** The envelope of the next message with this text. */
  public JsonNode message(String text) {
    return next(frame ->
        frame.at("/payload/event/type").asText().equals("message")
            && frame.at("/payload/event/text").asText().equals(text));
  }

  public void send(String frame) {
    socket.sendText(frame, true).join();
  }

  public void ack(JsonNode envelope) {
    send("{\"envelope_id\":\"" + envelope.path("envelope_id").asText() + "\"}");
  }

  public void ack(JsonNode envelope, String payload) {
    send(
        "{\"envelope_id\":\""
            + envelope.path("envelope_id").asText()
            + "\",\"payload\":"
            + payload
            + "}");
  }

  /** Frames that came until now, whether looked at or not. */
  public List<JsonNode> all() {
    frames.drainTo(seen);
    return List.copyOf(seen);
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }
}
