package dev.firedrill.web.problem;

import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.web.ProblemView.ViolationView;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Jersey itself refuses: no route, wrong method, wrong media type, unreadable parameters. */
final class RequestErrorMapper implements ExceptionMapper<WebApplicationException> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestErrorMapper.class);
  private static final List<String> KEPT =
      List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE);

  /** How Dropwizard refuses a word that is none of an enum's. */
  private static final Pattern NOT_A_CONSTANT =
      Pattern.compile("(query|header|form) param (?<name>\\S+) (?<rule>must be one of .*)");

  @Override
  public Response toResponse(WebApplicationException error) {
    Response original = error.getResponse();
    int status = original.getStatus();
    if (status < 400) {
      return original;
    }
    if (status >= 500) {
      LOG.error("a resource answered {}", status, error);
    }
    if (error instanceof ParamException parameter
        && !(error instanceof ParamException.PathParamException)) {
      return invalidParameter(parameter.getParameterName(), rule(error));
    }
    Matcher constant = NOT_A_CONSTANT.matcher(String.valueOf(error.getMessage()));
    if (constant.matches()) {
      return invalidParameter(constant.group("name"), constant.group("rule"));
    }
    Response.ResponseBuilder response = Problems.response(code(status), status, detail(status));
    for (String header : KEPT) {
      if (original.getHeaderString(header) != null) {
        response.header(header, original.getHeaderString(header));
      }
    }
    return response.build();
  }

  private static Response invalidParameter(String name, String rule) {
    return Problems.invalid(
        "The parameter '" + name + "' " + rule + ".", List.of(new ViolationView(name, rule)));
  }

  /** What our own converters say; others' messages are not for people. */
  private static String rule(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException
          && cause.getMessage() != null
          && cause.getMessage().startsWith("must be ")) {
        return cause.getMessage();
      }
    }
    return "cannot be read";
  }

  static ProblemCode code(int status) {
    return switch (status) {
      case 401 -> ProblemCode.NOT_SIGNED_IN;
      case 403 -> ProblemCode.NOT_ALLOWED;
      case 404, 410 -> ProblemCode.NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 406 -> ProblemCode.NOT_ACCEPTABLE;
      case 409 -> ProblemCode.CONFLICT;
      case 412 -> ProblemCode.STALE_VERSION;
      case 413 -> ProblemCode.TOO_LARGE;
      case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
      case 422 -> ProblemCode.INVALID_INPUT;
      case 428 -> ProblemCode.VERSION_REQUIRED;
      case 429 -> ProblemCode.RATE_LIMITED;
      case 503 -> ProblemCode.UNAVAILABLE;
      default -> status < 500 ? ProblemCode.MALFORMED_REQUEST : ProblemCode.UNEXPECTED;
    };
  }

  static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address: check the path and the ids in it.";
      case 405 -> "This address does not support the method: the header Allow has those it does.";
      case 406 -> "This can be had as application/json: let Accept include it.";
      case 415 -> "Send the body as application/json, with that Content-Type.";
      default ->
          status < 500
              ? "The request cannot be served as it is."
              : "Something went wrong on our side. Try again; if it stays, tell the instructors"
                  + " the id in 'instance'.";
    };
  }
}
