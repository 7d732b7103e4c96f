package dev.firedrill.app.bench.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One open event stream, read by a thread of its own: how late each marked message was, and every
 * id in the order in which it came. A mark is {@code tick-MILLIS-NUMBER} in a message's text.
 */
final class Viewer implements AutoCloseable {
  private static final String MARK = "tick-";
  private static final int BUFFER = 1024;

  /** What tells of facts that are not chat. */
  private static final Set<String> OTHERS = Set.of("incident", "flag", "mission");

  /** A marked message as it came. */
  record Seen(String mark, long lateMillis) {}

  private final URI stream;
  private final String cookie;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final List<Long> ids = new CopyOnWriteArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final boolean parses;
  private volatile boolean reset;
  private volatile @Nullable Long last;
  private volatile @Nullable Socket socket;

  /** With {@code parses} false it only takes what comes. */
  Viewer(URI base, String path, String cookie, boolean parses) {
    this.stream = base.resolve(path);
    this.cookie = cookie;
    this.parses = parses;
  }

  /** Connects, going on where it was; returns when the server answers. */
  void open() throws IOException {
    Socket opened = new Socket();
    opened.connect(new InetSocketAddress(stream.getHost(), stream.getPort()), 30_000);
    Long from = last;
    String request =
        "GET "
            + stream.getPath()
            + " HTTP/1.0\r\nHost: "
            + stream.getAuthority()
            + "\r\nAccept: text/event-stream\r\n"
            + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n")
            + (from == null ? "" : "Last-Event-ID: " + from + "\r\n")
            + "\r\n";
    opened.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    InputStream in = opened.getInputStream();
    String status = line(in);
    if (!status.contains(" 200")) {
      opened.close();
      throw new IOException("the stream answered '" + status + "'");
    }
    socket = opened;
    Thread.ofVirtual().start(() -> read(in));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      text.append((char) c);
    }
    return text.toString();
  }

  private void read(InputStream in) {
    byte[] buffer = new byte[BUFFER];
    StringBuilder line = new StringBuilder();
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.addAndGet(n);
        if (!parses) {
          continue;
        }
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            took(line.toString());
            line.setLength(0);
          } else {
            line.append((char) buffer[i]);
          }
        }
      }
    } catch (IOException cut) {
      // The bench closed it, or the server did: what is missing shows in the marks.
    }
  }

  private @Nullable Long id;
  private String event = "";

  private void took(String line) {
    if (line.startsWith("id: ")) {
      String text = line.substring(4).strip();
      // Nchan's ids are no numbers; nobody resumes there.
      id = text.chars().allMatch(Character::isDigit) ? Long.valueOf(text) : null;
    } else if (line.startsWith("event: ")) {
      event = line.substring(7).strip();
    } else if (line.startsWith("data: ")) {
      frames.incrementAndGet();
      if (event.equals("hello")) {
        reset |= line.contains("\"reset\":true");
      } else if (id != null) {
        ids.add(id);
      }
      if (event.equals("message") || event.isEmpty()) {
        marks(line, true);
      } else if (OTHERS.contains(event)) {
        marks(line, false);
      }
      if (id != null) {
        last = id;
      }
    } else if (line.isBlank()) {
      event = "";
      // A beat has no id, and must not count as what came before it.
      id = null;
    }
  }

  /**
   * A message has one mark and tells it once; the others tell all that they have, again and again.
   */
  private void marks(String line, boolean once) {
    long now = System.currentTimeMillis();
    for (int at = line.indexOf(MARK); at >= 0; at = line.indexOf(MARK, at + MARK.length())) {
      String mark = line.substring(at).split("[^a-z0-9-]", 2)[0];
      boolean isNew = known.add(mark);
      if (isNew || once) {
        seen.add(new Seen(mark, now - Long.parseLong(mark.split("-", 3)[1])));
      }
      if (once) {
        return;
      }
    }
  }

  /** What was read since the stream was first opened, with its ids and names. */
  long bytes() {
    return bytes.get();
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  List<Long> ids() {
    return List.copyOf(ids);
  }

  long frames() {
    return frames.get();
  }

  /** Whether the server said that something could not be sent again. */
  boolean wasReset() {
    return reset;
  }

  @Override
  public void close() {
    Socket open = socket;
    if (open != null) {
      try {
        open.close();
      } catch (IOException gone) {
        // It is closed either way.
      }
    }
  }
}
