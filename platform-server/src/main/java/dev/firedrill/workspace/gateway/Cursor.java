package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Places in a list, as Slack's opaque cursors. */
final class Cursor {
  private Cursor() {}

  static String of(String kind, String value) {
    byte[] plain = (kind + ":" + value).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(plain);
  }

  /** The value in the call's cursor; empty when it has none. */
  static Optional<String> read(Call call, String kind) {
    return call.text("cursor")
        .map(cursor -> {
          try {
            String plain = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (plain.startsWith(kind + ":")) {
              return plain.substring(kind.length() + 1);
            }
          } catch (IllegalArgumentException notBase64) {
            throw CallRefused.of("invalid_cursor");
          }
          throw CallRefused.of("invalid_cursor");
        });
  }

  /** Writes one page of a list that is at hand, and where the next begins. */
  static <T> ObjectNode page(
      Call call, String name, List<T> all, int standard, BiConsumer<ArrayNode, T> write) {
    int from = read(call, "offset").map(Cursor::number).orElse(0);
    int to = (int) Math.min(all.size(), (long) from + call.limit(standard));
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray(name);
    for (int i = Math.min(from, to); i < to; i++) {
      write.accept(items, all.get(i));
    }
    answer
        .putObject("response_metadata")
        .put("next_cursor", to < all.size() ? of("offset", Integer.toString(to)) : "");
    return answer;
  }

  private static int number(String value) {
    try {
      return Math.max(0, Integer.parseInt(value));
    } catch (NumberFormatException notANumber) {
      throw CallRefused.of("invalid_cursor");
    }
  }
}
