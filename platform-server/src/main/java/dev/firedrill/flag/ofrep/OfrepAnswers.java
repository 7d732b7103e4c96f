package dev.firedrill.flag.ofrep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.definition.Evaluation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evaluations as the protocol writes them. */
final class OfrepAnswers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OfrepAnswers() {}

  /** All flags for this context; no body when the caller has them already. */
  static void bulk(
      HttpServletRequest request,
      HttpServletResponse response,
      ServedFlags.Snapshot snapshot,
      JsonNode context,
      String contextDigest)
      throws IOException {
    String tag = tag(snapshot, contextDigest);
    response.setHeader("ETag", tag);
    if (matches(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(304);
      return;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    ArrayNode list = all.putArray("flags");
    for (Flag flag : snapshot.flags()) {
      Evaluation evaluation = snapshot.set().evaluate(flag.key(), context).orElseThrow();
      // Whoever asks for all takes its own default for a flag that is not among them.
      if (!(evaluation instanceof Evaluation.CodeDefault)) {
        list.add(node(flag, evaluation));
      }
    }
    send(response, 200, all);
  }

  /** Changes with every flag and with who asks; where a rule looks at the clock, every second. */
  private static String tag(ServedFlags.Snapshot snapshot, String contextDigest) {
    String moment = snapshot.dependsOnTime() ? "-" + System.nanoTime() / 1_000_000_000L : "";
    return "\"" + snapshot.digest() + "-" + contextDigest + moment + "\"";
  }

  private static boolean matches(@Nullable String ifNoneMatch, String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    for (String candidate : ifNoneMatch.split(",")) {
      String bare = candidate.strip();
      // A proxy that compresses may have weakened the tag; for flags weak is as good.
      if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  /** Answers with one flag; the variant that was served, or null. */
  static @Nullable String single(
      HttpServletResponse response, ServedFlags.Snapshot snapshot, String key, JsonNode context)
      throws IOException {
    Optional<Flag> flag = snapshot.find(key);
    if (flag.isEmpty()) {
      send(
          response,
          404,
          error("FLAG_NOT_FOUND", "This environment has no flag '" + key + "'.").put("key", key));
      return null;
    }
    Evaluation evaluation = snapshot.set().evaluate(key, context).orElseThrow();
    switch (evaluation) {
      case Evaluation.Value(String variant, _, _) -> {
        send(response, 200, node(flag.get(), evaluation));
        return variant;
      }
      case Evaluation.CodeDefault() ->
          send(
              response,
              404,
              error("FLAG_NOT_FOUND", "The flag is disabled; use the program's own default.")
                  .put("key", key));
      case Evaluation.Broken(String why) ->
          send(response, 400, error("GENERAL", why).put("key", key));
    }
    return null;
  }

  private static ObjectNode node(Flag flag, Evaluation evaluation) {
    ObjectNode node =
        switch (evaluation) {
          case Evaluation.Value(String variant, JsonNode value, Evaluation.Reason reason) ->
              JsonNodeFactory.instance
                  .objectNode()
                  .put("key", flag.key())
                  .put("reason", reason.name())
                  .put("variant", variant)
                  .set("value", value);
          case Evaluation.Broken(String why) -> error("GENERAL", why).put("key", flag.key());
          case Evaluation.CodeDefault() ->
              error("FLAG_NOT_FOUND", "The flag is disabled.").put("key", flag.key());
        };
    ObjectNode metadata = node.putObject("metadata").put("version", flag.version());
    if (flag.definition().enabled() && flag.definition().targeting().isPresent()) {
      metadata.put("dynamic", true); // ask for each user
    }
    return node;
  }

  static ObjectNode error(String code, String details) {
    return details(details).put("errorCode", code);
  }

  static ObjectNode details(String details) {
    return JsonNodeFactory.instance.objectNode().put("errorDetails", details);
  }

  static void send(HttpServletResponse response, int status, ObjectNode body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
