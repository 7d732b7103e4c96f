package dev.firedrill.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.firedrill.kernel.ProblemCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it. {@code instance} is the request's id, which the log has too;
 * {@code violations} says which fields broke which rule. A failure may add members of its own.
 */
public record ProblemView(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ViolationView> violations,
    @JsonAnyGetter Map<String, Object> extensions) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One field and the rule it breaks. */
  public record ViolationView(String field, String message) {}

  /** The stable URI of a kind of problem. */
  public static String type(ProblemCode code) {
    return "urn:firedrill:problem:" + code.slug();
  }
}
