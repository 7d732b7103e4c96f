package dev.firedrill.live.api;

import dev.firedrill.auth.SessionLookup;
import dev.firedrill.auth.SignedInSession;
import dev.firedrill.live.LiveHub;
import dev.firedrill.live.LiveSubscription;
import dev.firedrill.web.SessionCookie;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /live}: each stream is written by a virtual thread of its own, which may block on its
 * reader as long as the hub lets it. A plain servlet, because Jersey encodes an event once for each
 * of its streams.
 */
final class LiveServlet extends HttpServlet {
  private static final Logger LOG = LoggerFactory.getLogger(LiveServlet.class);

  private final transient LiveHub hub;
  private final transient SessionLookup sessions;

  LiveServlet(LiveHub hub, SessionLookup sessions) {
    this.hub = hub;
    this.sessions = sessions;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<SignedInSession> session = session(request);
    if (session.isEmpty()) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    EndPoint connection =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    Optional<LiveSubscription> stream =
        hub.open(
            session.get(),
            lastSeen(request),
            () -> connection.close(new IOException("the reader stalled")));
    if (stream.isEmpty()) {
      response.setHeader("Retry-After", "10");
      response.sendError(429);
      return;
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("utf-8");
    // Asks a proxy in front not to collect events before it hands them on.
    response.setHeader("X-Accel-Buffering", "no");
    // The end of a stream is the end of its connection.
    response.setHeader("Connection", "close");
    AsyncContext exchange = request.startAsync();
    exchange.setTimeout(0);
    Thread.ofVirtual().name("live-stream").start(() -> write(stream.get(), exchange));
  }

  private void write(LiveSubscription stream, AsyncContext exchange) {
    try {
      ServletOutputStream out = exchange.getResponse().getOutputStream();
      for (Optional<byte[]> next = stream.next(); next.isPresent(); next = stream.next()) {
        out.write(next.get());
        out.flush();
      }
    } catch (IOException gone) {
      LOG.debug("a live stream's reader is gone: {}", gone.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      hub.forget(stream);
      exchange.complete();
    }
  }

  private Optional<SignedInSession> session(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(SessionCookie.NAME))
        .map(Cookie::getValue)
        .filter(value -> !value.isBlank())
        .findFirst()
        .flatMap(sessions::find);
  }

  /** An id that is not ours counts as one that is too old. */
  private static OptionalLong lastSeen(HttpServletRequest request) {
    String id = request.getHeader("Last-Event-ID");
    if (id == null || id.isBlank()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(id.strip()));
    } catch (NumberFormatException foreign) {
      return OptionalLong.of(-1);
    }
  }
}
