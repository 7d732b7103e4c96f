package dev.firedrill.bot.slack;

import com.slack.api.Slack;
import com.slack.api.socket_mode.impl.SocketModeClientTyrusImpl;
import dev.firedrill.bot.Secret;
import dev.firedrill.bot.ops.Connectivity;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
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

  private final Connectivity connectivity;
  private final Knocking knocking;

  SocketClient(
      Slack slack,
      Secret appToken,
      String url,
      PushQueue queue,
      Connectivity connectivity,
      Knocking knocking)
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
    this.knocking = knocking;
  }

  /** Called every few seconds while there is no connection. */
  @Override
  public void connectToNewEndpoint() throws IOException {
    Optional<String> address = knocking.now();
    if (address.isPresent()) {
      setWssUri(URI.create(address.get()));
      connect();
    }
  }

  @Override
  public boolean verifyConnection() {
    boolean quiet = connectivity.tooQuiet();
    if (quiet) {
      log.warn("nothing was heard for too long: connecting anew");
    }
    boolean up = !quiet && super.verifyConnection();
    if (connectivity.verified(up) && !up) {
      log.warn("the socket is down");
    }
    return up;
  }

  /** Sees a hello at once, while the thread behind the queue may be busy with a reconnect. */
  @Override
  public void enqueueMessage(String message) {
    connectivity.heard();
    if (message.length() < LONGEST_HELLO && HELLO.matcher(message).find()) {
      int connection = connectivity.established();
      log.atInfo().addKeyValue("connection", connection).log("connected to workspace");
    }
    super.enqueueMessage(message);
  }
}
