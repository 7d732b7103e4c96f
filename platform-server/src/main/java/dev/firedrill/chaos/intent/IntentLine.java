package dev.firedrill.chaos.intent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.chaos.RunId;
import dev.firedrill.chaos.ledger.StepKey;
import dev.firedrill.chaos.ledger.StepState;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the files: an intent, or the end of one. */
sealed interface IntentLine {
  record Opened(Intent intent) implements IntentLine {}

  record Closed(StepKey step) implements IntentLine {}

  /** With the end of the line. */
  static String of(Intent intent) {
    Map<String, Object> line = step("intent", intent.step());
    line.put("fault", intent.fault());
    line.put("environment", intent.target().environment().name());
    line.put("args", intent.args());
    line.put("snapshot", intent.snapshot());
    line.put("injected", intent.injected());
    line.put("epoch", intent.epoch());
    line.put("revertDueAt", intent.revertDueAt().toString());
    line.put("expiresAt", intent.expiresAt().toString());
    return Text.write(line);
  }

  static String closed(StepKey key, StepState end, Instant at, String by) {
    Map<String, Object> line = step("closed", key);
    line.put("state", end.name());
    line.put("at", at.toString());
    line.put("by", by);
    return Text.write(line);
  }

  private static Map<String, Object> step(String what, StepKey key) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("what", what);
    line.put("key", key.operationKey());
    line.put("run", key.run().value().toString());
    line.put("team", key.team().value().toString());
    line.put("step", key.step());
    return line;
  }

  /** Empty for a line that was torn by a crash: nothing was done that it tells of. */
  static Optional<IntentLine> parse(String text) {
    try {
      Map<String, Object> line = Text.read(text);
      StepKey key =
          new StepKey(
              new RunId(UUID.fromString(text(line, "run"))),
              new TeamId(UUID.fromString(text(line, "team"))),
              text(line, "step"));
      return switch (text(line, "what")) {
        case "intent" -> Optional.of(new Opened(intent(line, key)));
        case "closed" -> Optional.of(new Closed(key));
        default -> Optional.empty();
      };
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException torn) {
      return Optional.empty();
    }
  }

  private static Intent intent(Map<String, Object> line, StepKey key) {
    return new Intent(
        key,
        text(line, "fault"),
        new TeamEnvironment(key.team(), EnvironmentName.valueOf(text(line, "environment"))),
        map(line.get("args")),
        map(line.get("snapshot")),
        map(line.get("injected")),
        Long.parseLong(text(line, "epoch")),
        Instant.parse(text(line, "revertDueAt")),
        Instant.parse(text(line, "expiresAt")));
  }

  private static String text(Map<String, Object> line, String name) {
    Object value = line.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the line has no " + name);
    }
    return value.toString();
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> some) {
      some.forEach((name, each) -> map.put(String.valueOf(name), each));
    }
    return map;
  }

  /** How lines are written. */
  final class Text {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Text() {}

    static String write(Map<String, Object> line) {
      try {
        return JSON.writeValueAsString(line) + "\n";
      } catch (JsonProcessingException notJson) {
        throw new IllegalArgumentException("an intent must hold plain JSON values", notJson);
      }
    }

    static Map<String, Object> read(String text) throws JsonProcessingException {
      return JSON.readValue(text, MAP);
    }
  }
}
