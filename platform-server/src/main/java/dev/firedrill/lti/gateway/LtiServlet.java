package dev.firedrill.lti.gateway;

import dev.firedrill.auth.SignInOutcome;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.lti.LaunchDesk;
import dev.firedrill.lti.ToolKeys;
import dev.firedrill.web.SessionCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where platforms send browsers. A servlet and no REST resource, because its requests come from
 * other sites, which resources refuse, and its errors are read by people.
 */
public final class LtiServlet extends HttpServlet {
  public static final String MAPPING = "/lti/*";

  /** How a session begins for whom a platform vouches. */
  @FunctionalInterface
  public interface Doorkeeper {
    SignInOutcome.SignedIn admit(PersonId person, String address);
  }

  private static final Logger LOG = LoggerFactory.getLogger(LtiServlet.class);
  private static final long serialVersionUID = 1;
  private static final String STATE_COOKIE = "firedrill_lti_state";
  private static final int LONGEST_PARAMETER = 64 * 1024;

  private final transient LaunchDesk desk;
  private final transient ToolKeys keys;
  private final transient Doorkeeper door;
  private final transient Supplier<URI> address;
  private final transient InstantSource clock;

  /** The address is the one by which browsers reach the platform. */
  public LtiServlet(
      LaunchDesk desk, ToolKeys keys, Doorkeeper door, Supplier<URI> address, InstantSource clock) {
    this.desk = desk;
    this.keys = keys;
    this.door = door;
    this.address = address;
    this.clock = clock;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Objects.requireNonNullElse(request.getPathInfo(), "");
    String method = request.getMethod();
    response.setHeader("Cache-Control", "no-store");
    try {
      if (path.equals("/jwks") && method.equals("GET")) {
        send(response, 200, "application/json", keys.published());
      } else if (path.equals("/login") && (method.equals("GET") || method.equals("POST"))) {
        login(request, response);
      } else if (path.equals("/launch") && method.equals("POST")) {
        launch(request, response);
      } else {
        page(response, 404, "There is nothing here: LTI has /lti/login, /lti/launch, /lti/jwks.");
      }
    } catch (Failure refused) {
      LOG.warn("launch refused: {}", refused.detail());
      page(response, refused.code().status(), refused.detail());
    }
  }

  private void login(HttpServletRequest request, HttpServletResponse response) throws IOException {
    LaunchDesk.Begun begun =
        desk.begin(
            new LaunchDesk.Wish(
                Objects.requireNonNullElse(parameter(request, "iss"), ""),
                parameter(request, "client_id"),
                Objects.requireNonNullElse(parameter(request, "login_hint"), ""),
                parameter(request, "lti_message_hint"),
                parameter(request, "lti_deployment_id")),
            address.get().resolve("/lti/launch"));
    cookie(response, STATE_COOKIE, begun.state(), "/lti", begun.within(), true);
    response.setHeader("Location", begun.goTo().toString());
    response.setStatus(302);
  }

  private void launch(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String error = parameter(request, "error");
    if (error != null) {
      page(response, 401, "The platform did not let you through: " + error + ".");
      return;
    }
    PersonId person =
        desk.finish(
            Objects.requireNonNullElse(parameter(request, "id_token"), ""),
            Objects.requireNonNullElse(parameter(request, "state"), ""),
            cookie(request));
    SignInOutcome.SignedIn begun = door.admit(person, request.getRemoteAddr());
    cookie(response, STATE_COOKIE, "gone", "/lti", Duration.ZERO, true);
    cookie(
        response,
        SessionCookie.NAME,
        begun.cookie().reveal(),
        "/",
        Duration.between(clock.instant(), begun.endsAt()),
        false);
    response.setHeader("Location", address.get().resolve("/").toString());
    response.setStatus(303);
  }

  private static @Nullable String parameter(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() || value.length() > LONGEST_PARAMETER ? null : value;
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? null
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(STATE_COOKIE))
            .map(Cookie::getValue)
            .findFirst()
            .orElse(null);
  }

  /**
   * The state has to come back with a form that another site sends, which browsers allow over TLS
   * only; the session must not.
   */
  private void cookie(
      HttpServletResponse response,
      String name,
      String value,
      String path,
      Duration timeToLive,
      boolean fromOtherSites) {
    boolean secure = "https".equals(address.get().getScheme());
    String site = fromOtherSites ? (secure ? "; SameSite=None" : "") : "; SameSite=Lax";
    response.addHeader(
        "Set-Cookie",
        name
            + "="
            + value
            + "; Path="
            + path
            + "; Max-Age="
            + timeToLive.toSeconds()
            + "; HttpOnly"
            + (secure ? "; Secure" : "")
            + site);
  }

  private static void page(HttpServletResponse response, int status, String sentence)
      throws IOException {
    String safe = sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    send(
        response,
        status,
        "text/html",
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>Firedrill: not signed in</title>
        <body style="font: 16px/1.5 system-ui; max-width: 40em; margin: 4em auto; padding: 0 1em">
        <h1>You are not signed in</h1>
        <p>%s</p>
        </body>
        </html>
        """
            .formatted(safe));
  }

  private static void send(HttpServletResponse response, int status, String type, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setCharacterEncoding("UTF-8");
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
