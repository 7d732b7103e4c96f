package dev.firedrill.telemetry.http;

import dev.firedrill.telemetry.metrics.scrape.MetricsFetch.Answer;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One HTTP/1.1 connection on which a bot is asked again and again. Only what a scrape needs, and
 * everything that comes is bounded in length and time: the other end is a student's program.
 */
final class HttpConnection implements Closeable {
  private static final int BUFFER = 16 * 1024;
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_LINES = 200;
  private static final int OK = 200;
  private static final int CONTINUE = 100;
  private static final int STATUS_END = 12;

  private final byte[] request;
  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long deadline;
  private boolean answering;
  private boolean reusable;

  /** Connects, to ask this again and again; {@code deadline} is of {@link System#nanoTime}. */
  HttpConnection(InetSocketAddress address, byte[] request, long deadline) throws IOException {
    this.request = request;
    this.deadline = deadline;
    boolean connected = false;
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, millisLeft());
      in = socket.getInputStream();
      connected = true;
    } finally {
      if (!connected) {
        socket.close();
      }
    }
  }

  /** The head of an answer, as far as it matters. */
  private static final class Head {
    int status;
    long length = -1;
    boolean chunked;
    boolean closes;
    boolean encoded;
  }

  /** Asks and takes the answer, of the body at most so many bytes. */
  Answer exchange(int mostBytes, long until) throws IOException {
    deadline = until;
    answering = false;
    reusable = false;
    socket.getOutputStream().write(request);
    Head head = head();
    while (head.status / CONTINUE == 1) {
      head = head();
    }
    if (head.status != OK) {
      return new Answer.Failed("The bot answered /metrics with status " + head.status + ".");
    }
    if (head.encoded) {
      return new Answer.Failed(
          "The bot compressed its metrics although it was asked not to; send them plainly.");
    }
    BoundedText text = new BoundedText(mostBytes, head.length);
    boolean whole =
        head.chunked
            ? chunks(text)
            : head.length >= 0 ? body(text, head.length) : untilClosed(text);
    reusable = whole && !head.closes && (head.chunked || head.length >= 0);
    return whole ? text.whole() : text.cut();
  }

  /** Whether anything of the last answer came. */
  boolean answered() {
    return answering;
  }

  /** Whether the next answer can be asked for here. */
  boolean isReusable() {
    return reusable;
  }

  private Head head() throws IOException {
    Head head = new Head();
    String status = line();
    if (!isStatus(status)) {
      throw new IOException("no HTTP");
    }
    head.status = Integer.parseInt(status.substring(9, STATUS_END));
    head.closes = status.startsWith("HTTP/1.0");
    int lines = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (++lines > MOST_LINES) {
        throw new IOException("a head without an end");
      }
      field(head, line);
    }
    return head;
  }

  /** Such as {@code HTTP/1.1 200 OK}; by hand, because every scrape comes by. */
  private static boolean isStatus(String line) {
    if (line.length() < STATUS_END || !line.startsWith("HTTP/1.") || line.charAt(8) != ' ') {
      return false;
    }
    char minor = line.charAt(7);
    boolean number = minor == '0' || minor == '1';
    for (int i = 9; i < STATUS_END; i++) {
      number &= line.charAt(i) >= '0' && line.charAt(i) <= '9';
    }
    return number && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ');
  }

  private static void field(Head head, String line) throws IOException {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new IOException("no HTTP");
    }
    String value = line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "content-length" -> head.length = number(value, 10);
      case "transfer-encoding" -> head.chunked = value.endsWith("chunked");
      case "content-encoding" -> head.encoded = !value.equals("identity");
      case "connection" -> head.closes |= value.equals("close");
      default -> {
        // Nothing that would change how the body is read.
      }
    }
  }

  private static long number(String text, int radix) throws IOException {
    try {
      long number = Long.parseLong(text, radix);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException none) {
      // Said below.
    }
    throw new IOException("'" + text + "' is no length");
  }

  private boolean body(BoundedText text, long length) throws IOException {
    for (long left = length; left > 0; ) {
      if (at == end) {
        fill();
      }
      int count = (int) Math.min(left, end - at);
      if (!text.take(buffer, at, count)) {
        return false;
      }
      at += count;
      left -= count;
    }
    return true;
  }

  private boolean chunks(BoundedText text) throws IOException {
    while (true) {
      String size = line();
      int extension = size.indexOf(';');
      long length = number((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
      if (length == 0) {
        for (int lines = 0; !line().isEmpty(); lines++) {
          if (lines > MOST_LINES) {
            throw new IOException("trailers without an end");
          }
        }
        return true;
      }
      if (!body(text, length)) {
        return false;
      }
      if (!line().isEmpty()) {
        throw new IOException("a chunk is longer than it says");
      }
    }
  }

  private boolean untilClosed(BoundedText text) throws IOException {
    while (at < end || more()) {
      if (!text.take(buffer, at, end - at)) {
        return false;
      }
      at = end;
    }
    return true;
  }

  private String line() throws IOException {
    StringBuilder parts = null;
    while (true) {
      if (at == end) {
        fill();
      }
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      boolean whole = at < end;
      // Nearly always a line lies in the buffer whole.
      int to = whole && parts == null && at > from && buffer[at - 1] == '\r' ? at - 1 : at;
      String part = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
      if (part.length() + (parts == null ? 0 : parts.length()) > LONGEST_LINE) {
        throw new IOException("a line without an end");
      }
      if (whole) {
        at++;
        return parts == null ? part : withoutReturn(parts.append(part));
      }
      parts = (parts == null ? new StringBuilder() : parts).append(part);
    }
  }

  private static String withoutReturn(StringBuilder line) {
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r'
        ? line.substring(0, length - 1)
        : line.toString();
  }

  private void fill() throws IOException {
    if (!more()) {
      throw new EOFException("the answer broke off");
    }
  }

  /** Reads some more; false at the end of the connection. */
  private boolean more() throws IOException {
    socket.setSoTimeout(millisLeft());
    int count = in.read(buffer, 0, buffer.length);
    at = 0;
    end = Math.max(0, count);
    answering |= count > 0;
    return count > 0;
  }

  private int millisLeft() throws SocketTimeoutException {
    long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (left <= 0) {
      throw new SocketTimeoutException("it took too long");
    }
    return (int) left;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
