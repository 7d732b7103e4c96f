package dev.firedrill.app.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The postmaster as a child, with its log written beside it. */
final class PostgresProcess {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresProcess.class);
  private static final String READY = "database system is ready to accept connections";
  private static final long START_SECONDS = 60;
  private static final long STOP_SECONDS = 20;
  private static final int KEPT_LINES = 5;

  private final List<String> command;
  private final Path directory;
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final Deque<String> last = new ArrayDeque<>();

  private PostgresProcess(List<String> command, Path directory) {
    this.command = command;
    this.directory = directory;
  }

  static PostgresProcess start(List<String> command, Path directory) {
    PostgresProcess process = new PostgresProcess(command, directory);
    // The kernel's death signal follows the thread that forked, so this one lives as long as the
    // child.
    Thread.ofPlatform().name("postgres").daemon(true).start(process::runUntilExit);
    return process;
  }

  private void runUntilExit() {
    try {
      Process child =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      started.complete(child);
      try (BufferedReader lines = child.inputReader();
          Writer log = Files.newBufferedWriter(directory.resolve("postgres.log"))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          keep(line);
          log.write(line + "\n");
          log.flush();
          if (line.contains(READY)) {
            ready.complete(true);
          }
        }
      }
      child.waitFor();
    } catch (IOException broken) {
      started.completeExceptionally(broken);
      keep(String.valueOf(broken.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      ready.complete(false);
    }
  }

  /** True once it accepts connections; false when it ended instead. */
  boolean awaitReady() {
    try {
      return ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException slow) {
      stop();
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      stop();
      return false;
    }
  }

  long pid() {
    return started.join().pid();
  }

  synchronized String lastLines() {
    return String.join(" · ", last);
  }

  private synchronized void keep(String line) {
    last.addLast(line);
    if (last.size() > KEPT_LINES) {
      last.removeFirst();
    }
  }

  /** A fast shutdown: clients are cut, nothing is lost. */
  void stop() {
    Process child = started.getNow(null);
    if (child == null || !child.isAlive()) {
      return;
    }
    try {
      EmbeddedPostgres.signal(child.pid(), "INT");
      if (!child.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("PostgreSQL did not stop within {} s and is killed", STOP_SECONDS);
        child.destroyForcibly().waitFor();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
