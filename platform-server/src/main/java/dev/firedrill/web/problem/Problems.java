package dev.firedrill.web.problem;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.ProblemView;
import dev.firedrill.web.ProblemView.ViolationView;
import dev.firedrill.web.RequestIds;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Request;

/** Problem documents for whatever goes wrong, in resources and below them. */
public final class Problems {
  /**
   * The member of a failure that becomes the {@code Retry-After} header too: whole seconds, rounded
   * up.
   */
  public static final String RETRY_AFTER_SECONDS = "retryAfterSeconds";

  private Problems() {}

  /** The exception mappers to register in Jersey; they leave no exception unmapped. */
  public static List<Object> mappers() {
    return List.of(
        new FailureMapper(),
        new JsonMapper(),
        new ViolationMapper(),
        new RequestErrorMapper(),
        new UnexpectedMapper());
  }

  /** What Jetty shows for errors outside of Jersey, such as a URI that it cannot read. */
  public static Request.Handler errorHandler() {
    return new ProblemErrorHandler();
  }

  /** The document for a failure in the current request. */
  public static ProblemView view(Failure failure) {
    return view(
        failure.code(), failure.code().status(), failure.detail(), List.of(), failure.extensions());
  }

  static Response response(Failure failure) {
    Response.ResponseBuilder response = response(view(failure));
    Object wait = failure.extensions().get(RETRY_AFTER_SECONDS);
    if (wait != null) {
      response.header(HttpHeaders.RETRY_AFTER, wait);
    }
    return response.build();
  }

  static Response.ResponseBuilder response(ProblemCode code, int status, String detail) {
    return response(view(code, status, detail, List.of(), Map.of()));
  }

  static Response invalid(String detail, List<ViolationView> violations) {
    ProblemCode code = ProblemCode.INVALID_INPUT;
    return response(view(code, code.status(), detail, violations, Map.of())).build();
  }

  private static Response.ResponseBuilder response(ProblemView problem) {
    return Response.status(problem.status()).type(ProblemView.MEDIA_TYPE).entity(problem);
  }

  private static ProblemView view(
      ProblemCode code,
      int status,
      String detail,
      List<ViolationView> violations,
      Map<String, Object> extensions) {
    return new ProblemView(
        ProblemView.type(code),
        code.title(),
        status,
        detail,
        RequestIds.current(),
        code.slug(),
        violations.isEmpty() ? null : violations,
        extensions);
  }
}
