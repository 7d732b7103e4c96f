package dev.firedrill.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.ProblemView.ViolationView;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Bodies that are not JSON, and JSON that is not what the route takes. Says where, never echoes
 * Jackson's own text, which names our classes.
 */
final class JsonMapper implements ExceptionMapper<JsonProcessingException> {
  @Override
  public Response toResponse(JsonProcessingException error) {
    return switch (error) {
      case ValueInstantiationException refused when refused.getCause() instanceof Failure failure ->
          Problems.response(failure);
      case ValueInstantiationException refused
          when refused.getCause() instanceof IllegalArgumentException rule ->
          invalid(refused, String.valueOf(rule.getMessage()));
      case UnrecognizedPropertyException unknown ->
          invalid(unknown, "is not known here; known are " + known(unknown));
      case InvalidFormatException format -> invalid(format, wanted(format.getTargetType()));
      case MismatchedInputException mismatch when mismatch.getProcessor() != null ->
          invalid(mismatch, wanted(mismatch.getTargetType()));
      case JsonMappingException broken
          when broken.getCause() instanceof StreamReadException where ->
          malformed(where.getLocation());
      case JsonMappingException ours when !(ours instanceof MismatchedInputException) ->
          // Not what the caller sent but what we declared or failed to write.
          new UnexpectedMapper().toResponse(ours);
      default -> malformed(error.getLocation());
    };
  }

  private static Response malformed(@Nullable JsonLocation location) {
    return Problems.response(
            ProblemCode.MALFORMED_REQUEST,
            ProblemCode.MALFORMED_REQUEST.status(),
            "The body is not valid JSON" + place(location) + ".")
        .build();
  }

  private static Response invalid(JsonMappingException error, String rule) {
    String field = field(error);
    return Problems.invalid(
        (field.isEmpty() ? "The body" : "'" + field + "'") + " " + rule + ".",
        List.of(new ViolationView(field, rule)));
  }

  private static String field(JsonMappingException error) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : error.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String known(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds() == null
        ? "none"
        : unknown.getKnownPropertyIds().stream()
            .map(String::valueOf)
            .sorted()
            .collect(Collectors.joining(", "));
  }

  private static String wanted(@Nullable Class<?> type) {
    if (type == null) {
      return "is not of the right type";
    }
    if (type.isEnum()) {
      return "must be one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name())
              .collect(Collectors.joining(", "));
    }
    return "must be "
        + switch (type.getSimpleName()) {
          case "boolean", "Boolean" -> "true or false";
          case "int", "long", "Integer", "Long" -> "a whole number";
          case "double", "Double", "float", "Float", "BigDecimal" -> "a number";
          case "String" -> "a string";
          case "UUID" -> "an id such as 0192a1b2-0000-7000-8000-000000000000";
          case "Instant" -> "a time such as 2026-03-02T15:04:05Z";
          case "Duration" -> "a duration such as PT15M";
          case "List", "ArrayList", "Set", "Collection" -> "an array";
          default -> "an object";
        };
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
