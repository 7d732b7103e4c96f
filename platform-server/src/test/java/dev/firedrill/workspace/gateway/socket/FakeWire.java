package dev.firedrill.workspace.gateway.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** A socket that remembers what was written to it. */
final class FakeWire implements Wire {
  private static final JsonMapper JSON = new JsonMapper();

  final List<JsonNode> frames = new ArrayList<>();

  /** While this is set, what is sent stays in the queue. */
  boolean stuck;

  final List<Runnable> unwritten = new ArrayList<>();
  int pings;
  boolean closed;
  boolean cut;

  @Override
  public void send(String text) {
    try {
      frames.add(JSON.readTree(text));
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not a JSON frame: " + text, notJson);
    }
  }

  @Override
  public void send(String text, Runnable written) {
    send(text);
    if (stuck) {
      unwritten.add(written);
    } else {
      written.run();
    }
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public void close(int code, String reason) {
    closed = true;
  }

  @Override
  public void cut() {
    cut = true;
  }

  List<JsonNode> ofType(String type) {
    return frames.stream().filter(it -> it.path("type").asText().equals(type)).toList();
  }

  /** The reasons of the disconnect frames so far. */
  List<String> disconnects() {
    return ofType("disconnect").stream().map(it -> it.path("reason").asText()).toList();
  }

  static String ack(JsonNode envelope) {
    return "{\"envelope_id\":\"" + envelope.path("envelope_id").asText() + "\"}";
  }
}
