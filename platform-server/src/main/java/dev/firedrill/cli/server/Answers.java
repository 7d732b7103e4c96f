package dev.firedrill.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import java.net.http.HttpResponse;

/** What a server's answers mean for a command. */
final class Answers {
  private Answers() {}

  /** The answer's JSON; null JSON where there is no body. Refusals become failures. */
  static JsonNode read(String server, HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    int status = answer.statusCode();
    if (status >= 400 && type.startsWith("application/problem+json")) {
      throw refusal(status, Json.read(answer.body(), "The answer of " + server));
    }
    if (status < 300 && answer.body().isEmpty()) {
      return Json.object();
    }
    if (status < 300 && type.startsWith("application/json")) {
      return Json.read(answer.body(), "The answer of " + server);
    }
    throw new CliFailure(
        ExitCode.UNREACHABLE, server + " does not answer as Firedrill does" + hint(answer) + ".");
  }

  private static String hint(HttpResponse<String> answer) {
    int status = answer.statusCode();
    return answer
        .headers()
        .firstValue("Location")
        .map(elsewhere -> " but points to " + elsewhere + ": sign in there if that is right")
        .orElse(" (status " + status + "): check the address, or ask who runs it");
  }

  private static CliFailure refusal(int status, JsonNode problem) {
    String detail =
        Json.text(problem, "detail")
            .or(() -> Json.text(problem, "title"))
            .orElse("The server refused with status " + status + ".");
    return new CliFailure(
        code(status), detail + violations(problem, detail) + hint(status, problem));
  }

  /** What to type, where the server's sentence cannot say it. */
  private static String hint(int status, JsonNode problem) {
    if (status == 401) {
      return " To sign in: firedrill login LINK";
    }
    return problem.path("code").asText().equals("deploy-frozen") ? " Here: --override" : "";
  }

  /** What is wrong where, unless the sentence says it already. */
  private static String violations(JsonNode problem, String detail) {
    return Json.elements(problem.path("violations")).stream()
        .filter(violation -> !saysAlready(detail, violation))
        .map(violation ->
            violation.path("field").asText() + ": " + violation.path("message").asText())
        .reduce((one, other) -> one + "; " + other)
        .map(all -> " " + all + ".")
        .orElse("");
  }

  private static boolean saysAlready(String detail, JsonNode violation) {
    String message = violation.path("message").asText();
    return detail.contains(message)
        || (message.equals("is required") && detail.contains(violation.path("field").asText()));
  }

  private static ExitCode code(int status) {
    return switch (status) {
      case 401, 403 -> ExitCode.REFUSED;
      case 404 -> ExitCode.NOT_FOUND;
      case 409, 412 -> ExitCode.CONFLICT;
      case 502, 503, 504 -> ExitCode.UNREACHABLE;
      default -> ExitCode.FAILED;
    };
  }
}
