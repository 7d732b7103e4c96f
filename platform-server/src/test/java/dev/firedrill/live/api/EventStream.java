package dev.firedrill.live.api;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A raw reader of a stream, which sees the headers and decides itself when to read. */
final class EventStream implements Closeable {
  private final Socket socket = new Socket();
  private final BufferedReader reader;

  EventStream(URI server, String cookie, String moreHeaders, int receiveBuffer) throws IOException {
    socket.setReceiveBufferSize(receiveBuffer);
    socket.setSoTimeout(20_000);
    socket.connect(
        new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
    socket
        .getOutputStream()
        .write(
            ("GET /api/v1/live HTTP/1.1\r\nHost: "
                    + server.getAuthority()
                    + "\r\nCookie: firedrill_session="
                    + cookie
                    + "\r\n"
                    + moreHeaders
                    + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** Lines up to and with the first that contains the text; fails when the stream ends before. */
  String readUntil(String text) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.append(line).append('\n');
      if (line.contains(text)) {
        return lines.toString();
      }
    }
    throw new AssertionError("the stream ended without '" + text + "': " + lines);
  }

  /** Reads to the end, however it comes. */
  void readToTheEnd() {
    try {
      while (reader.readLine() != null) {
        // Only the end is of interest.
      }
    } catch (java.net.SocketTimeoutException open) {
      throw new AssertionError("the stream is still open", open);
    } catch (IOException reset) {
      // Cut hard: an end too.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
