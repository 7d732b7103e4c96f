package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.BotAccount.TokenKind;
import dev.firedrill.workspace.Directory;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /slack/api/{method}}. Whatever happens is answered in Slack's shape: HTTP 200 with {@code
 * ok}, 429 when too often, 500 when it is our fault.
 */
final class ApiServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
  private static final String BEARER = "bearer ";

  private final transient Map<String, ApiMethod> methods;
  private final transient Directory directory;
  private final transient RateLimiter limiter;
  private final transient Bases bases;

  ApiServlet(
      Map<String, ApiMethod> methods, Directory directory, RateLimiter limiter, Bases bases) {
    this.methods = Map.copyOf(methods);
    this.directory = directory;
    this.limiter = limiter;
    this.bases = bases;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doPost(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
    serve("", path.substring(1), request, response);
  }

  /** Answers a call that came under this track's base. */
  void serve(String track, String method, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ObjectNode answer = answer(track, method, request, response);
      if (answer != null) {
        ObjectNode ok = Json.object().put("ok", true);
        ok.setAll(answer);
        write(response, HttpServletResponse.SC_OK, ok);
      }
    } catch (CallRefused refused) {
      write(response, HttpServletResponse.SC_OK, refusal(refused));
    } catch (RuntimeException broken) {
      LOG.error("the Web API method {} failed", method, broken);
      write(
          response,
          HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
          Json.object().put("ok", false).put("error", "internal_error"));
    }
  }

  /** Null when the call was answered already. */
  private @org.jspecify.annotations.Nullable ObjectNode answer(
      String track, String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String> arguments = Arguments.of(request, name);
    if (name.equals("api.test")) {
      return apiTest(arguments);
    }
    ApiMethod method = methods.get(name);
    if (method == null && !name.startsWith("files.")) {
      throw CallRefused.of("unknown_method");
    }
    BotAccount.Shown shown = authenticate(request, arguments);
    BotAccount account = shown.account();
    String scopes = String.join(",", new TreeSet<>(account.scopes()));
    response.setHeader("X-OAuth-Scopes", scopes);
    if (method == null) {
      throw CallRefused.of(
          "method_deprecated",
          "the lab workspace keeps no files: post the text itself with chat.postMessage");
    }
    if (!method.scope().isEmpty()) {
      response.setHeader("X-Accepted-OAuth-Scopes", method.scope());
    }
    if (!method.tokens().contains(shown.kind())) {
      throw CallRefused.of("not_allowed_token_type");
    }
    String what =
        method.tier() == ApiMethod.Tier.MESSAGE
            ? arguments.getOrDefault("channel", "")
            : method.name();
    Duration wait = limiter.take(account.user().value(), method.tier(), what);
    if (!wait.isZero()) {
      // The SDKs read whole seconds only.
      long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
      response.setHeader("Retry-After", Long.toString(seconds));
      write(response, 429, Json.object().put("ok", false).put("error", "ratelimited"));
      return null;
    }
    if (shown.kind() == TokenKind.BOT
        && !method.scope().isEmpty()
        && !account.scopes().contains(method.scope())) {
      throw CallRefused.missingScope(method.scope(), scopes);
    }
    return method
        .answer()
        .apply(
            new Call(
                account,
                shown.kind(),
                track,
                bases.of(request, account.bot()),
                arguments,
                directory));
  }

  private BotAccount.Shown authenticate(HttpServletRequest request, Map<String, String> arguments) {
    String header = request.getHeader("Authorization");
    String token =
        header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? header.substring(BEARER.length()).strip()
            : arguments.getOrDefault("token", "");
    if (token.isBlank()) {
      throw CallRefused.of("not_authed");
    }
    return directory.recognize(token).orElseThrow(() -> CallRefused.of("invalid_auth"));
  }

  /** Sends back what it was sent; the argument {@code error} becomes an error. */
  private static ObjectNode apiTest(Map<String, String> arguments) {
    if (arguments.containsKey("error")) {
      throw CallRefused.of(arguments.get("error"));
    }
    ObjectNode answer = Json.object();
    ObjectNode args = answer.putObject("args");
    arguments.forEach((name, value) -> {
      if (!name.equals("token")) {
        args.put(name, value);
      }
    });
    return answer;
  }

  private static ObjectNode refusal(CallRefused refused) {
    ObjectNode answer = Json.object().put("ok", false).put("error", refused.error());
    if (refused.needed() != null) {
      answer.put("needed", refused.needed()).put("provided", refused.provided());
    }
    if (!refused.messages().isEmpty()) {
      var messages = answer.putObject("response_metadata").putArray("messages");
      refused.messages().forEach(messages::add);
    }
    return answer;
  }

  private static void write(HttpServletResponse response, int status, ObjectNode answer)
      throws IOException {
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json;charset=utf-8");
    response.setHeader("Cache-Control", "private, no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
