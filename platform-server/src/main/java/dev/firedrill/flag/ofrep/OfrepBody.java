package dev.firedrill.flag.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.flag.ServedFlags;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a request for an evaluation carries. */
sealed interface OfrepBody {
  /** The context is an object, empty when none was sent; equal bodies have equal digests. */
  record Context(JsonNode context, String digest) implements OfrepBody {}

  record TooLarge() implements OfrepBody {}

  /** An error in the protocol's words. */
  record Wrong(ObjectNode mistake) implements OfrepBody {}

  /** A rule may copy parts of the context, so it is kept small. */
  int LARGEST = 8 * 1024;

  int DIGEST_LENGTH = 8;

  static OfrepBody read(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return new TooLarge();
    }
    String text = new String(body, StandardCharsets.UTF_8);
    String digest = ServedFlags.hash(text).substring(0, DIGEST_LENGTH);
    if (text.isBlank()) {
      return new Context(JsonNodeFactory.instance.objectNode(), digest);
    }
    try {
      JsonNode tree = Mapper.JSON.readTree(text);
      if (!tree.isObject()) {
        return new Wrong(
            OfrepAnswers.error(
                "PARSE_ERROR", "The body must be a JSON object such as {\"context\":{}}."));
      }
      JsonNode context = tree.path("context");
      if (context.isMissingNode()) {
        return new Context(JsonNodeFactory.instance.objectNode(), digest);
      }
      return context.isObject()
          ? new Context(context, digest)
          : new Wrong(
              OfrepAnswers.error("INVALID_CONTEXT", "The member context must be an object."));
    } catch (JsonProcessingException notJson) {
      return new Wrong(
          OfrepAnswers.error(
              "PARSE_ERROR", "The body is not JSON: " + notJson.getOriginalMessage()));
    }
  }

  /** Reads shallow JSON only: rules walk through it. */
  final class Mapper {
    static final JsonMapper JSON = mapper();

    private Mapper() {}

    private static JsonMapper mapper() {
      JsonMapper mapper = JsonMapper.builder().build();
      mapper
          .getFactory()
          .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build());
      return mapper;
    }
  }
}
