package dev.firedrill.workspace.gateway.socket;

import dev.firedrill.workspace.bots.Ticket;
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
  private final Ticket ticket;
  private final String appId;
  private final RtmInbox inbox;
  private final Object order = new Object();
  private volatile @Nullable Session session;
  private volatile @Nullable SocketConnection connection;

  SocketEndpoint(SocketHub hub, Ticket ticket, String appId, RtmInbox inbox) {
    this.hub = hub;
    this.ticket = ticket;
    this.appId = appId;
    this.inbox = inbox;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setMaxOutgoingFrames(MOST_QUEUED);
    opened.setMaxTextMessageSize(LARGEST_FRAME);
    // The hub pings and decides itself who is gone.
    opened.setIdleTimeout(Duration.ZERO);
    session = opened;
    connection = hub.opened(ticket, appId, this);
  }

  @Override
  public void onWebSocketText(String message) {
    SocketConnection current = connection;
    if (current == null) {
      return;
    }
    switch (ticket.protocol()) {
      case SOCKET_MODE -> hub.received(current, message);
      case RTM -> {
        hub.heard(current);
        // A bot that talks faster than the chat takes it waits here, frame by frame.
        inbox.received(ticket.bot(), ticket.track(), message).ifPresent(this::send);
      }
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
    LOG.debug("the socket of {} failed: {}", ticket.bot(), cause.toString());
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
    send(text, () -> {});
  }

  @Override
  public void send(String text, Runnable written) {
    Session open = session;
    if (open != null) {
      synchronized (order) {
        open.sendText(text, Callback.from(written, failure -> cut()));
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
