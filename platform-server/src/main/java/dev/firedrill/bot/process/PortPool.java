package dev.firedrill.bot.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Loopback ports for the health and metrics of instances, from below where the kernel takes the
 * ports of outgoing connections.
 */
final class PortPool {
  private static final int FIRST = 21_000;
  private static final int LAST = 31_999;

  private final Set<Integer> given = new HashSet<>();
  private int next = FIRST;

  /** A port that no instance has and nobody listens on now; its bot may still find it taken. */
  synchronized int take() throws IOException {
    for (int tries = FIRST; tries <= LAST; tries++) {
      int port = next;
      next = port == LAST ? FIRST : port + 1;
      if (!given.contains(port) && isFree(port)) {
        given.add(port);
        return port;
      }
    }
    throw new IOException("no port between " + FIRST + " and " + LAST + " is free");
  }

  synchronized void giveBack(int port) {
    given.remove(port);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
