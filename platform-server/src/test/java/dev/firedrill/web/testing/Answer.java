package dev.firedrill.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.WebJson;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What came back. The body is text; {@link #json} and {@link #as} read it. */
public record Answer(HttpResponse<String> response) {
  private static final ObjectMapper JSON = WebJson.mapper();

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  /** The header's first value, or fails. */
  public String header(String name) {
    return findHeader(name).orElseThrow(() -> new AssertionError("no header " + name));
  }

  public Optional<String> findHeader(String name) {
    return response.headers().firstValue(name);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not JSON: " + body(), notJson);
    }
  }

  /** The body as this wire record. */
  public <T> T as(Class<T> type) {
    try {
      return JSON.readValue(body(), type);
    } catch (JsonProcessingException other) {
      throw new AssertionError("not a " + type.getSimpleName() + ": " + body(), other);
    }
  }

  /** Asserts this status and returns the answer. */
  public Answer expect(int status) {
    assertThat(status()).as("status of the answer %s", body()).isEqualTo(status);
    return this;
  }

  /** Asserts that this is a problem document of this code and returns the answer. */
  public Answer expect(ProblemCode code) {
    expect(code.status());
    assertThat(json().path("code").asText()).as(body()).isEqualTo(code.slug());
    return this;
  }
}
