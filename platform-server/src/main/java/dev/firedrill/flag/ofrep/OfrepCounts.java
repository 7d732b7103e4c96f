package dev.firedrill.flag.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.exposure.Exposures;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a bot evaluated by itself since its last report: {@code {"counts": [{"key": …, "variant": …,
 * "count": 12}]}}. Beside the protocol, which has no such thing.
 */
final class OfrepCounts {
  private static final int LARGEST = 64 * 1024;
  private static final int MOST_ROWS = 500;
  private static final long MOST_EVALUATIONS = 1_000_000;

  private OfrepCounts() {}

  /** Counts what is of a flag and a variant that exist; an error when it cannot be read. */
  static @Nullable ObjectNode take(
      HttpServletRequest request, ServedFlags.Snapshot snapshot, Exposures exposures)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    JsonNode counts;
    try {
      counts =
          body.length > LARGEST
              ? OfrepBody.Mapper.JSON.nullNode()
              : OfrepBody.Mapper.JSON.readTree(body).path("counts");
    } catch (JsonProcessingException notJson) {
      return OfrepAnswers.error(
          "PARSE_ERROR", "The body is not JSON: " + notJson.getOriginalMessage());
    }
    if (!counts.isArray() || counts.size() > MOST_ROWS) {
      return OfrepAnswers.error(
          "PARSE_ERROR", "Send {\"counts\": […]} with at most " + MOST_ROWS + " rows in 64 KiB.");
    }
    for (JsonNode row : counts) {
      String key = row.path("key").asText();
      String variant = row.path("variant").asText();
      long evaluations = row.path("count").asLong();
      boolean known =
          snapshot
              .find(key)
              .filter(flag -> flag.definition().variants().containsKey(variant))
              .isPresent();
      if (known && evaluations > 0 && evaluations <= MOST_EVALUATIONS) {
        exposures.count(snapshot.owner(), key, variant, evaluations);
      }
    }
    return null;
  }
}
