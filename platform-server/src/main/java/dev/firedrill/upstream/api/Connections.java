package dev.firedrill.upstream.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Ends connections as a broken peer does. */
final class Connections {
  private Connections() {}

  /** Resets the connection on which the request came: what was not read yet is lost. */
  static void reset(HttpServletRequest request) {
    EndPoint end =
        ServletContextRequest.getServletContextRequest(request)
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    if (end.getTransport() instanceof SocketChannel channel) {
      try {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException gone) {
        // The peer was faster.
      }
    }
    end.close();
  }
}
