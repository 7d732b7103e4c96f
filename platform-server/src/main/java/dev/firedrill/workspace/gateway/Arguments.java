package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a request: query, form or JSON. Nested JSON stays text, as in a form. */
final class Arguments {
  static final int LARGEST_BODY = 256 * 1024;

  /** As much of a too large body is read away, so that its sender can read the answer. */
  private static final int LARGEST_READ = 8 * 1024 * 1024;

  private Arguments() {}

  /** The body as text, empty when it is larger than allowed. */
  static Optional<String> body(HttpServletRequest request) throws IOException {
    InputStream in = request.getInputStream();
    byte[] kept = in.readNBytes(LARGEST_BODY + 1);
    if (kept.length <= LARGEST_BODY) {
      return Optional.of(new String(kept, StandardCharsets.UTF_8));
    }
    byte[] thrown = new byte[8192];
    for (long read = kept.length; read < LARGEST_READ; ) {
      int n = in.read(thrown);
      if (n < 0) {
        break;
      }
      read += n;
    }
    return Optional.empty();
  }

  static Map<String, String> of(HttpServletRequest request, String method) throws IOException {
    Map<String, String> arguments = new HashMap<>();
    addForm(arguments, request.getQueryString());
    if (!request.getMethod().equals("POST")) {
      return arguments;
    }
    String body =
        body(request)
            .orElseThrow(() ->
                CallRefused.of(
                    method.startsWith("chat.") ? "msg_too_long" : "invalid_arguments",
                    "the request body is larger than " + LARGEST_BODY + " bytes"));
    String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("application/json")) {
      addJson(arguments, body);
    } else if (type.isEmpty() || type.startsWith("application/x-www-form-urlencoded")) {
      addForm(arguments, body);
    } else if (!type.startsWith("multipart/form-data")) {
      throw CallRefused.of("invalid_post_type");
    }
    return arguments;
  }

  private static void addJson(Map<String, String> arguments, String body) {
    if (body.isBlank()) {
      return;
    }
    JsonNode json = Json.read(body).orElseThrow(() -> CallRefused.of("invalid_json"));
    if (!json.isObject()) {
      throw CallRefused.of("json_not_object");
    }
    json.properties()
        .forEach(property -> {
          JsonNode value = property.getValue();
          if (!value.isNull()) {
            arguments.put(
                property.getKey(), value.isValueNode() ? value.asText() : value.toString());
          }
        });
  }

  private static void addForm(Map<String, String> arguments, @Nullable String form) {
    if (form == null || form.isEmpty()) {
      return;
    }
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      try {
        arguments.put(
            URLDecoder.decode(name, StandardCharsets.UTF_8),
            URLDecoder.decode(value, StandardCharsets.UTF_8));
      } catch (IllegalArgumentException badEscape) {
        throw CallRefused.of("invalid_form_data");
      }
    }
  }
}
