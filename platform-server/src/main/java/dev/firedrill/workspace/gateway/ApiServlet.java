package dev.firedrill.workspace.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.workspace.BotAccount;
import dev.firedrill.workspace.BotAccount.TokenKind;
import dev.firedrill.workspace.Directory;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.bots.Tap;
import dev.firedrill.workspace.disturbance.Interference;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /slack/api/{method}}. Whatever happens is answered in Slack's shape: HTTP 200 with {@code
 * ok}, 429 when too often, 500 when it is our fault.
 */
final class ApiServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
  private static final String BEARER = "bearer ";
  private static final int TOO_MANY_REQUESTS = 429;

  private final transient Map<String, ApiMethod> methods;
  private final transient Directory directory;
  private final transient RateLimiter limiter;
  private final transient Bases bases;
  private final transient Interference interference;
  private final transient Tap tap;
  private final transient InstantSource clock;

  ApiServlet(
      Map<String, ApiMethod> methods,
      Directory directory,
      RateLimiter limiter,
      Bases bases,
      Interference interference,
      Tap tap,
      InstantSource clock) {
    this.methods = Map.copyOf(methods);
    this.directory = directory;
    this.limiter = limiter;
    this.bases = bases;
    this.interference = interference;
    this.tap = tap;
    this.clock = clock;
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
    Instant at = clock.instant();
    Caller caller = new Caller();
    int status = HttpServletResponse.SC_OK;
    ObjectNode body;
    try {
      body = Json.object().put("ok", true);
      body.setAll(answer(track, method, request, response, caller));
    } catch (TooOften wait) {
      // The SDKs read whole seconds only.
      response.setHeader("Retry-After", Long.toString(wait.seconds));
      status = TOO_MANY_REQUESTS;
      body = Json.object().put("ok", false).put("error", "ratelimited");
    } catch (CallRefused refused) {
      body = refusal(refused);
    } catch (Unavailable broken) {
      status = broken.status;
      body = Json.object().put("ok", false).put("error", "service_unavailable");
    } catch (RuntimeException broken) {
      LOG.error("the Web API method {} failed", method, broken);
      status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      body = Json.object().put("ok", false).put("error", "internal_error");
    }
    String text = body.toString();
    write(response, status, text);
    BotAccount.Shown shown = caller.shown;
    if (shown != null) {
      tap.called(
          new BotCall(
              shown.account().bot(),
              track,
              method,
              at,
              clock.instant(),
              body.path("error").textValue(),
              caller.arguments,
              text,
              switch (shown.kind()) {
                case BOT -> BotCall.Token.BOT;
                case APP -> BotCall.Token.APP;
              },
              null));
    }
  }

  /** Who calls with what, as far as it is known. */
  private static final class Caller {
    private BotAccount.@Nullable Shown shown;
    private Map<String, String> arguments = Map.of();
  }

  /** The limit of the method is reached. */
  private static final class TooOften extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long seconds;

    private TooOften(Duration wait) {
      super("too often", null, false, false);
      seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    }
  }

  /** Slack itself is down for this bot. */
  private static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int status;

    private Unavailable(int status) {
      super("unavailable", null, false, false);
      this.status = status;
    }
  }

  private ObjectNode answer(
      String track,
      String name,
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller)
      throws IOException {
    caller.shown = token(request, Map.of()).flatMap(directory::recognize).orElse(null);
    Map<String, String> arguments = Arguments.of(request, name);
    caller.arguments = arguments;
    if (name.equals("api.test")) {
      return apiTest(arguments);
    }
    ApiMethod method = methods.get(name);
    if (method == null && !name.startsWith("files.")) {
      throw CallRefused.of("unknown_method");
    }
    BotAccount.Shown shown = authenticate(caller, token(request, arguments));
    BotAccount account = shown.account();
    String scopes = String.join(",", new TreeSet<>(account.scopes()));
    meddle(account, name, method == null ? "" : method.scope(), scopes);
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
      throw new TooOften(wait);
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

  /** What a disturbance of this bot's chat makes of the call. */
  private void meddle(BotAccount account, String method, String scope, String scopes) {
    switch (interference.call(account.bot(), method)) {
      case Interference.CallFate.Passes _ -> {}
      case Interference.CallFate.TooOften(Duration retryAfter) -> throw new TooOften(retryAfter);
      case Interference.CallFate.Unavailable(int code) -> throw new Unavailable(code);
      case Interference.CallFate.Refused(String error) ->
          throw error.equals("missing_scope")
              ? CallRefused.missingScope(scope, scopes)
              : CallRefused.of(error);
    }
  }

  private BotAccount.Shown authenticate(Caller caller, Optional<String> token) {
    if (token.isEmpty()) {
      throw CallRefused.of("not_authed");
    }
    BotAccount.Shown shown = caller.shown;
    if (shown == null) {
      shown = directory.recognize(token.get()).orElseThrow(() -> CallRefused.of("invalid_auth"));
      caller.shown = shown;
    }
    return shown;
  }

  private static Optional<String> token(HttpServletRequest request, Map<String, String> arguments) {
    String header = request.getHeader("Authorization");
    String token =
        header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? header.substring(BEARER.length()).strip()
            : arguments.getOrDefault("token", "");
    return Optional.of(token).filter(it -> !it.isBlank());
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

  private static void write(HttpServletResponse response, int status, String answer)
      throws IOException {
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json;charset=utf-8");
    response.setHeader("Cache-Control", "private, no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
