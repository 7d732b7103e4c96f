package dev.firedrill.workspace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.workspace.Workspaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bot on one of Slack's JavaScript clients, run by Node. Its findings are lines. */
public final class NodeBot implements AutoCloseable {
  private static final Path HOME = Path.of("src/test/node");

  public final List<String> output = new CopyOnWriteArrayList<>();
  private final Process process;

  private NodeBot(Process process) {
    this.process = process;
  }

  /** Starts the script; its client must be installed. */
  public static NodeBot start(
      String script, String client, URI base, Workspaces.BotCredentials credentials) {
    assertThat(HOME.resolve("node_modules").resolve(client))
        .as("Slack's client: install it with 'npm ci' in platform-server/src/test/node")
        .isDirectory();
    ProcessBuilder node = new ProcessBuilder("node", script).directory(HOME.toFile());
    node.environment().put("SLACK_API_BASE", base + "/slack/api/");
    node.environment().put("SLACK_BOT_TOKEN", credentials.botToken().reveal());
    node.environment().put("SLACK_APP_TOKEN", credentials.appToken().reveal());
    try {
      NodeBot started = new NodeBot(node.redirectErrorStream(true).start());
      Thread.ofVirtual().start(started::read);
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(output::add);
    } catch (IOException | UncheckedIOException ended) {
      output.add("output ended: " + ended);
    }
  }

  /** How often it said this. */
  public int said(String line) {
    return (int) output.stream().filter(line::equals).count();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
