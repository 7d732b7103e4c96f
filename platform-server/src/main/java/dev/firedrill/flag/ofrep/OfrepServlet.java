package dev.firedrill.flag.ofrep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.ServedFlags;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates flags for a bot. Flags are static, so the context is read only to refuse what is no
 * context.
 */
final class OfrepServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(OfrepServlet.class);
  private static final long serialVersionUID = 1;
  private static final String BEARER = "Bearer ";
  private static final int LARGEST_BODY = 64 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final transient ServedFlags flags;

  OfrepServlet(ServedFlags flags) {
    this.flags = flags;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!"POST".equals(request.getMethod())) {
      response.setHeader("Allow", "POST");
      answer(response, 405, details("Flags are evaluated by POST."));
      return;
    }
    try {
      Optional<ServedFlags.Snapshot> snapshot = authenticated(request);
      if (snapshot.isEmpty()) {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"flags\"");
        answer(
            response,
            401,
            details("Send the environment's flag token as 'Authorization: Bearer <token>'."));
        return;
      }
      evaluate(request, response, snapshot.get());
    } catch (RuntimeException failure) {
      // The edge of a thread: the bot keeps its last flags and asks again.
      LOG.error("flags could not be evaluated", failure);
      if (!response.isCommitted()) {
        response.setHeader("Retry-After", "2");
        answer(response, 500, details("The flags could not be read; ask again in a moment."));
      }
    }
  }

  private Optional<ServedFlags.Snapshot> authenticated(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    return flags.forToken(header.substring(BEARER.length()).strip());
  }

  private static void evaluate(
      HttpServletRequest request, HttpServletResponse response, ServedFlags.Snapshot snapshot)
      throws IOException {
    String key = key(request);
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      answer(response, 413, details("An evaluation context may have 64 KiB."));
      return;
    }
    ObjectNode mistake = mistake(body);
    if (mistake != null) {
      if (key != null) {
        mistake.put("key", key);
      }
      answer(response, 400, mistake);
    } else if (key == null) {
      bulk(request, response, snapshot);
    } else {
      single(response, snapshot, key);
    }
  }

  /** Null for all flags. */
  private static @Nullable String key(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null || path.length() <= 1 ? null : path.substring(1);
  }

  private static @Nullable ObjectNode mistake(byte[] body) throws IOException {
    if (new String(body, StandardCharsets.UTF_8).isBlank()) {
      return null;
    }
    try {
      JsonNode tree = JSON.readTree(body);
      if (!tree.isObject()) {
        return error("PARSE_ERROR", "The body must be a JSON object such as {\"context\":{}}.");
      }
      JsonNode context = tree.path("context");
      return context.isMissingNode() || context.isObject()
          ? null
          : error("INVALID_CONTEXT", "The member context must be an object.");
    } catch (JsonProcessingException notJson) {
      return error("PARSE_ERROR", "The body is not JSON: " + notJson.getOriginalMessage());
    }
  }

  private static void bulk(
      HttpServletRequest request, HttpServletResponse response, ServedFlags.Snapshot snapshot)
      throws IOException {
    String tag = "\"" + snapshot.revision() + "\"";
    response.setHeader("ETag", tag);
    if (matches(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(304);
      return;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    var list = all.putArray("flags");
    snapshot.flags().forEach(flag -> list.add(evaluation(flag)));
    answer(response, 200, all);
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

  private static void single(
      HttpServletResponse response, ServedFlags.Snapshot snapshot, String key) throws IOException {
    Optional<Flag> flag = snapshot.find(key);
    if (flag.isPresent()) {
      answer(response, 200, evaluation(flag.get()));
    } else {
      answer(
          response,
          404,
          error("FLAG_NOT_FOUND", "This environment has no flag '" + key + "'.").put("key", key));
    }
  }

  private static ObjectNode evaluation(Flag flag) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("key", flag.key())
            .put("reason", "STATIC")
            .put("variant", flag.on() ? "on" : "off")
            .put("value", flag.on());
    node.putObject("metadata").put("version", flag.version());
    return node;
  }

  private static ObjectNode error(String code, String details) {
    return details(details).put("errorCode", code);
  }

  private static ObjectNode details(String details) {
    return JsonNodeFactory.instance.objectNode().put("errorDetails", details);
  }

  private static void answer(HttpServletResponse response, int status, ObjectNode body)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
