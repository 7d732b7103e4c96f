package dev.firedrill.bot.slack;

import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import dev.firedrill.bot.Secret;
import dev.firedrill.bot.ops.Connectivity;
import java.net.URISyntaxException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.websocket.ClientEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SDK's client with our queue instead of its poller, and with the outcome of its connection
 * check made visible. The check runs every five seconds and reconnects where needed.
 */
@ClientEndpoint
public final class SocketClient extends SocketModeClientTyrusImpl {
  private static final Logger log = LoggerFactory.getLogger(SocketClient.class);
  private static final Pattern HELLO = Pattern.compile("\"type\"\\s*:\\s*\"hello\"");
  private static final int LONGEST_HELLO = 2_000;
  private static final int NO_POLLERS = 0;
  private static final long HELLO_MILLIS = 500;

  private final Connectivity connectivity;
  private volatile CountDownLatch hello = new CountDownLatch(1);

  SocketClient(Slack slack, Secret appToken, String url, PushQueue queue, Connectivity connectivity)
      throws URISyntaxException {
    super(
        slack,
        appToken.value(),
        url,
        NO_POLLERS,
        queue,
        true,
        true,
        DEFAULT_SESSION_MONITOR_INTERVAL_MILLISECONDS);
    this.connectivity = connectivity;
  }

  /**
   * Connects. The SDK only logs a failure, so the proof is the server's hello, seen here and not at
   * the other end of the queue because a refresh runs on the thread that empties it; or a ping.
   */
  @Override
  public void connect() {
    hello = new CountDownLatch(1);
    super.connect();
    try {
      if (hello.await(HELLO_MILLIS, TimeUnit.MILLISECONDS) || super.verifyConnection()) {
        int connection = connectivity.established();
        log.atInfo().addKeyValue("connection", connection).log("connected to workspace");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean verifyConnection() {
    boolean up = super.verifyConnection();
    if (connectivity.verified(up) && !up) {
      log.warn("the socket is down");
    }
    return up;
  }

  @Override
  public void enqueueMessage(String message) {
    if (message.length() < LONGEST_HELLO && HELLO.matcher(message).find()) {
      hello.countDown();
    }
    super.enqueueMessage(message);
  }
}
