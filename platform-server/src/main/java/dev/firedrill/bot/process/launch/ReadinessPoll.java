package dev.firedrill.bot.process.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Asks an instance on its port whether it can serve. Speaks plain HTTP/1.1 itself and reads no more
 * than the status: a hostile bot may answer anything, at any pace.
 */
public final class ReadinessPoll {
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final int TIMEOUT_MILLIS = 1_000;
  private static final int STATUS_BYTES = "HTTP/1.1 200".length();
  private static final int NOTHING_LISTENS = 0;

  private final int port;
  private final String path;
  private final int listensWithin;

  private ReadinessPoll(int port, String path, int listensWithin) {
    this.port = port;
    this.path = path;
    this.listensWithin = listensWithin;
  }

  /** For a bot that says it answers on this path. */
  static ReadinessPoll promised(int port, String path) {
    return new ReadinessPoll(port, path, Integer.MAX_VALUE);
  }

  /**
   * For a bot that may or may not answer: it also counts as ready when it has no such page, or when
   * it still does not listen after so many rounds of a quarter of a second.
   */
  static ReadinessPoll possible(int port, String path, int rounds) {
    return new ReadinessPoll(port, path, rounds);
  }

  /** Returns true once the instance is ready, false when it is not wanted any more. */
  public boolean await(BooleanSupplier wanted) throws InterruptedException {
    boolean lenient = listensWithin < Integer.MAX_VALUE;
    int silent = 0;
    while (wanted.getAsBoolean()) {
      OptionalInt answer = ask();
      int status = answer.orElse(NOTHING_LISTENS + 1);
      if (status >= 200 && status < 300) {
        return true;
      }
      if (lenient && (status == 404 || status == 405 || status == 501)) {
        return true;
      }
      silent = status == NOTHING_LISTENS ? silent + 1 : 0;
      if (lenient && silent > listensWithin) {
        return true;
      }
      Thread.sleep(BETWEEN);
    }
    return false;
  }

  /** The status; zero when nothing listens; empty when what listens does not speak HTTP in time. */
  private OptionalInt ask() {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String line = new String(in.readNBytes(STATUS_BYTES), StandardCharsets.US_ASCII);
      return line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]")
          ? OptionalInt.of(Integer.parseInt(line.substring(STATUS_BYTES - 3)))
          : OptionalInt.empty();
    } catch (ConnectException refused) {
      return OptionalInt.of(NOTHING_LISTENS);
    } catch (IOException unusable) {
      return OptionalInt.empty();
    }
  }
}
