package dev.firedrill.web.input;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Sees to it that what a resource gets keeps the promise of its types: a body is there, and each
 * member of a record that is not {@code @Nullable} has a value.
 */
final class CompleteBody implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Object body = context.proceed();
    if (body == null) {
      throw new Failure(
          ProblemCode.MALFORMED_REQUEST, "This request needs a JSON body, and it has none.");
    }
    List<String> missing = MissingMembers.of(body);
    if (!missing.isEmpty()) {
      throw new Failure(
          ProblemCode.INVALID_INPUT,
          "The body lacks " + String.join(", ", missing) + ".",
          Map.of(
              "violations",
              missing.stream()
                  .map(field -> Map.of("field", field, "message", "is required"))
                  .toList()));
    }
    return body;
  }
}
