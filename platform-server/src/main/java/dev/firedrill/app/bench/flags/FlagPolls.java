package dev.firedrill.app.bench.flags;

import dev.firedrill.app.bench.kit.BenchReport;
import dev.firedrill.app.bench.kit.ServerUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Polls flags over a bare socket, so that every byte that comes is seen: a client's library would
 * hide a body where there must be none.
 */
final class FlagPolls {
  /** With d, because otherwise "$" never stands between the two ends of a line of HTTP. */
  private static final Pattern ETAG = Pattern.compile("(?imd)^etag: *(\\S+)\\r$");

  private static final Pattern LENGTH = Pattern.compile("(?imd)^content-length: *(\\d+)\\r$");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?m)^bot_dependency_calls_total\\{dependency=\"flags\",outcome=\"([^\"]+)\"\\} ([0-9.E]+)");

  private final URI url;
  private final String token;
  private final String context;

  /** As the bot with this environment. */
  FlagPolls(Map<String, String> bot) {
    this.url = URI.create(Objects.requireNonNull(bot.get("FLAGS_URL")) + "/evaluate/flags");
    this.token = Objects.requireNonNull(bot.get("FLAGS_TOKEN"));
    this.context = "{\"context\":{\"targetingKey\":\"bench\"}}";
  }

  /** How some polls were answered. */
  record Tally(int polls, int unchanged, int unchangedWithBody, long bytes, double seconds) {
    void print(BenchReport report, String what) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("polls", polls);
      line.put("answered_304", unchanged);
      line.put("bytes_per_poll", (double) bytes / polls);
      line.put("ms_per_poll", seconds * 1000 / polls);
      report.line(what, line);
    }
  }

  private record Raw(int status, String head, int bodyBytes, int bytes) {}

  /** Polls so often, with the tag of the first answer or without any. */
  Tally repeat(int times, boolean tagged) throws IOException {
    String tag = "";
    if (tagged) {
      tag = tag(poll("").head()).orElseThrow(() -> new IOException("flags came without a tag"));
    }
    long bytes = 0;
    int unchanged = 0;
    int withBody = 0;
    long started = System.nanoTime();
    for (int i = 0; i < times; i++) {
      Raw answer = poll(tag);
      bytes += answer.bytes();
      if (answer.status() == 304) {
        unchanged++;
        withBody += answer.bodyBytes() > 0 || length(answer.head()) > 0 ? 1 : 0;
      }
    }
    return new Tally(times, unchanged, withBody, bytes, ServerUnderTest.seconds(started));
  }

  private Raw poll(String tag) throws IOException {
    String request =
        "POST %s HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\n"
                .formatted(url.getPath(), url.getHost(), url.getPort(), token)
            + "Content-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s"
                .formatted(
                    context.length(),
                    tag.isEmpty() ? "" : "If-None-Match: " + tag + "\r\n",
                    context);
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      InputStream in = socket.getInputStream();
      in.transferTo(all);
      String text = all.toString(StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new IOException("the server answered no HTTP: " + text);
      }
      String head = text.substring(0, end + 2);
      return new Raw(
          Integer.parseInt(head.substring(9, 12)), head, text.length() - end - 4, all.size());
    }
  }

  static Optional<String> tag(String head) {
    Matcher given = ETAG.matcher(head);
    return given.find() ? Optional.of(given.group(1)) : Optional.empty();
  }

  static int length(String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  /** By outcome, how often the bot with this port polled. */
  static Map<String, Long> ofBot(String port) throws IOException {
    Map<String, Long> outcomes = new HashMap<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
              HttpResponse.BodyHandlers.ofString());
      Matcher counted = COUNTED.matcher(answer.body());
      while (counted.find()) {
        outcomes.put(counted.group(1), (long) Double.parseDouble(counted.group(2)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return outcomes;
  }
}
