package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.team.TeamEnvironment;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bot's WebSocket in Jetty. Public only because Jetty calls it by method handle. The PONG to a
 * bot's PING is Jetty's: overriding {@code onWebSocketPing} would take it away.
 */
public final class SocketEndpoint implements Session.Listener.AutoDemanding, Wire {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);

  /** A bot that leaves this many frames unread does not read at all. */
  private static final int MOST_QUEUED = 2_000;

  private static final int LARGEST_FRAME = 256 * 1024;

  private final SocketHub hub;
  private final TeamEnvironment bot;
  private final String track;
  private final String appId;
  private final Object order = new Object();
  private volatile @Nullable Session session;
  private volatile @Nullable SocketConnection connection;

  SocketEndpoint(SocketHub hub, TeamEnvironment bot, String track, String appId) {
    this.hub = hub;
    this.bot = bot;
    this.track = track;
    this.appId = appId;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setMaxOutgoingFrames(MOST_QUEUED);
    opened.setMaxTextMessageSize(LARGEST_FRAME);
    // The hub pings and decides itself who is gone.
    opened.setIdleTimeout(Duration.ZERO);
    session = opened;
    connection = hub.opened(bot, track, appId, this);
  }

  @Override
  public void onWebSocketText(String message) {
    SocketConnection current = connection;
    if (current != null) {
      hub.received(current, message);
    }
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    SocketConnection current = connection;
    if (current != null) {
      hub.heard(current);
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("the socket of {} failed: {}", bot, cause.toString());
  }

  @Override
  public void onWebSocketClose(int statusCode, @Nullable String reason, Callback callback) {
    callback.succeed();
    SocketConnection current = connection;
    if (current != null) {
      hub.closed(current);
    }
  }

  @Override
  public void send(String text) {
    Session open = session;
    if (open != null) {
      synchronized (order) {
        open.sendText(text, Callback.from(() -> {}, failure -> cut()));
      }
    }
  }

  @Override
  public void ping() {
    Session open = session;
    if (open != null) {
      open.sendPing(ByteBuffer.allocate(0), Callback.from(() -> {}, failure -> cut()));
    }
  }

  @Override
  public void close(int code, String reason) {
    Session open = session;
    if (open != null) {
      open.close(code, reason, Callback.NOOP);
    }
  }

  @Override
  public void cut() {
    Session open = session;
    if (open != null) {
      open.disconnect();
    }
  }
}
