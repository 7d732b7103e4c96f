package dev.firedrill.bot.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bot as a process of its own, seen from outside: output, port, exit code. */
final class RunningBot implements AutoCloseable {
  static final String BOT_TOKEN = "xoxb-1234567890-conformance";
  static final String APP_TOKEN = "xapp-1-1234567890-conformance";
  static final String FLAGS_TOKEN = "flag-token";

  private static final Pattern LISTENING =
      Pattern.compile("\\{\"event\":\"listening\",\"port\":([1-9][0-9]*)}");
  private static final int PATIENCE_SECONDS = 20;

  private final Process process;
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> firstLine = new CompletableFuture<>();
  private final Thread outputReader;
  private final Thread errorReader;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Starts the bot with these variables beside the tokens and {@code PATH}, and no others. */
  RunningBot(BotUnderTest kind, Map<String, String> environment) throws IOException {
    var builder = new ProcessBuilder(kind.command());
    Map<String, String> all = new HashMap<>();
    all.put("PATH", System.getenv("PATH"));
    all.put("SLACK_BOT_TOKEN", BOT_TOKEN);
    all.put("SLACK_APP_TOKEN", APP_TOKEN);
    all.put("PORT", "0");
    all.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(all);
    process = builder.start();
    outputReader =
        Thread.startVirtualThread(() -> {
          read(process.inputReader(StandardCharsets.UTF_8), output);
          firstLine.complete("");
        });
    errorReader =
        Thread.startVirtualThread(() -> read(process.errorReader(StandardCharsets.UTF_8), errors));
  }

  private void read(BufferedReader stream, List<String> lines) {
    try (stream) {
      for (String line = stream.readLine(); line != null; line = stream.readLine()) {
        lines.add(line);
        if (lines == output) {
          firstLine.complete(line);
        }
      }
    } catch (IOException closed) {
      lines.add("(the stream broke: " + closed.getMessage() + ")");
    }
  }

  /** The port of the first line it prints. */
  int port() throws Exception {
    String line = firstLine.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Matcher listening = LISTENING.matcher(line);
    assertThat(listening.matches()).as("the first line: %s, then %s", line, errors).isTrue();
    return Integer.parseInt(listening.group(1));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote to its standard output so far. */
  List<String> output() {
    return output;
  }

  /** What it wrote to its standard error so far. */
  List<String> errors() {
    return errors;
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  int status(String path) throws Exception {
    return get(path).statusCode();
  }

  /** Asks it to stop, as a supervisor does. */
  void terminate() {
    process.toHandle().destroy(); // Process.destroy would also close the streams we read
  }

  /** Waits for its end, and for all that it wrote. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the bot ended").isTrue();
    outputReader.join();
    errorReader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }
}
