package dev.firedrill.app.bench.prober;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Posts forms over one connection that is kept open, at a fraction of a client library's cost. Used
 * by one thread at a time.
 */
final class BareHttp {
  private static final String LENGTH = "content-length:";

  private final URI base;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  BareHttp(URI base) {
    this.base = base;
  }

  /** The body of the answer. */
  String post(String path, String token, Map<String, String> form) throws IOException {
    String body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String head =
        "POST %s HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n"
                .formatted(path, base.getHost(), base.getPort(), token)
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
                .formatted(body.length());
    byte[] request = (head + body).getBytes(StandardCharsets.US_ASCII);
    try {
      return exchange(request);
    } catch (IOException stale) {
      // The platform may have closed a connection that rested; a fresh one is tried once.
      close();
      return exchange(request);
    }
  }

  private String exchange(byte[] request) throws IOException {
    Socket to = socket;
    InputStream from = in;
    if (to == null || from == null) {
      to = new Socket(base.getHost(), base.getPort());
      to.setTcpNoDelay(true);
      from = new BufferedInputStream(to.getInputStream());
      socket = to;
      in = from;
    }
    to.getOutputStream().write(request);
    int length = -1;
    String status = line(from);
    for (String line = line(from); !line.isEmpty(); line = line(from)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without length: " + status);
    }
    String body = new String(from.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.contains(" 200")) {
      throw new IOException(status + " " + body);
    }
    return body;
  }

  private static String line(InputStream from) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = from.read(); next != '\n'; next = from.read()) {
      if (next < 0) {
        throw new EOFException("the connection was closed");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private void close() throws IOException {
    Socket old = socket;
    socket = null;
    in = null;
    if (old != null) {
      old.close();
    }
  }
}
