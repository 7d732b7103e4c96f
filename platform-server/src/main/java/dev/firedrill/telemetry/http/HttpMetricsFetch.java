package dev.firedrill.telemetry.http;

import dev.firedrill.telemetry.metrics.scrape.MetricsFetch;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Asks over the loopback interface, uncompressed, for at most one mebibyte, on a connection that is
 * kept for the next time. Plain sockets, because with the JDK's client a scrape costs half as much
 * again and its time limit ends with the head (docs/dependencies.md); made for virtual threads.
 */
public final class HttpMetricsFetch implements MetricsFetch {
  private static final int MOST_BYTES = 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration KEPT = Duration.ofSeconds(90);
  private static final int SWEEP_EVERY = 500;

  /** A connection that rests, since when. */
  private record Kept(HttpConnection connection, long since) {}

  private final Map<Integer, Kept> resting = new ConcurrentHashMap<>();
  private final AtomicLong fetches = new AtomicLong();

  @Override
  public Answer fetch(int port) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    if (fetches.incrementAndGet() % SWEEP_EVERY == 0) {
      sweep();
    }
    try {
      Kept kept = resting.remove(port);
      if (kept != null) {
        Answer answer = again(port, kept.connection(), deadline);
        if (answer != null) {
          return answer;
        }
      }
      return ask(port, new HttpConnection(address(port), request(port), deadline), deadline);
    } catch (SocketTimeoutException slow) {
      return new Answer.Failed("The bot did not give its metrics within 2 seconds.");
    } catch (ConnectException nobody) {
      return new Answer.Failed("The bot listens for nobody on the port that it was given.");
    } catch (IOException broken) {
      return new Answer.Failed(
          "The bot broke off while it gave its metrics, or its answer was no HTTP.");
    }
  }

  private static byte[] request(int port) {
    return """
    GET /metrics HTTP/1.1\r
    Host: 127.0.0.1:%d\r
    Accept: text/plain;version=0.0.4;q=0.9,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1\r
    Accept-Encoding: identity\r
    User-Agent: firedrill\r
    X-Prometheus-Scrape-Timeout-Seconds: %d\r
    \r
    """
        .formatted(port, PATIENCE.toSeconds())
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Null when the bot has closed the connection since, so that it must be asked on a new one. */
  private @Nullable Answer again(int port, HttpConnection kept, long deadline) throws IOException {
    try {
      return ask(port, kept, deadline);
    } catch (SocketTimeoutException slow) {
      throw slow;
    } catch (IOException broken) {
      if (kept.answered()) {
        throw broken;
      }
      return null;
    }
  }

  private Answer ask(int port, HttpConnection connection, long deadline) throws IOException {
    boolean keeps = false;
    try {
      Answer answer = connection.exchange(MOST_BYTES, deadline);
      keeps = connection.isReusable();
      if (keeps) {
        close(resting.put(port, new Kept(connection, System.nanoTime())));
      }
      return answer;
    } finally {
      if (!keeps) {
        connection.close();
      }
    }
  }

  private static InetSocketAddress address(int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  /** Bots come and go, each time on another port. */
  private void sweep() {
    long oldest = System.nanoTime() - KEPT.toNanos();
    for (Iterator<Kept> all = resting.values().iterator(); all.hasNext(); ) {
      Kept kept = all.next();
      if (kept.since() - oldest < 0) {
        all.remove();
        close(kept);
      }
    }
  }

  private static void close(@Nullable Kept kept) {
    if (kept == null) {
      return;
    }
    try {
      kept.connection().close();
    } catch (IOException gone) {
      // There is nothing left to close.
    }
  }
}
