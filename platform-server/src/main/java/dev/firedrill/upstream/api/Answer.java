package dev.firedrill.upstream.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firedrill.upstream.UpstreamService;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;

/** What a stub service answers: a value that becomes JSON, or the text of a picture. */
record Answer(int status, Object body) {
  private static final JsonMapper JSON = new JsonMapper();

  private record Problem(String error, String message) {}

  static Answer ok(Object body) {
    return new Answer(HttpServletResponse.SC_OK, body);
  }

  static Answer notFound(String error, String message) {
    return new Answer(HttpServletResponse.SC_NOT_FOUND, new Problem(error, message));
  }

  static Answer failing(int status, UpstreamService service) {
    return new Answer(
        status,
        new Problem("unavailable", "The %s service has trouble.".formatted(service.word())));
  }

  static Answer badRequest(String error, String message) {
    return new Answer(HttpServletResponse.SC_BAD_REQUEST, new Problem(error, message));
  }

  static Answer refusing(int status, String error, String message) {
    return new Answer(status, new Problem(error, message));
  }

  boolean isPicture() {
    return body instanceof String;
  }

  byte[] bytes() {
    if (body instanceof String picture) {
      return picture.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("an answer of a stub is no JSON", broken);
    }
  }
}
