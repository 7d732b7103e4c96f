package dev.firedrill.bot.process;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of one bot. */
final class BotProcess {
  private static final Logger LOG = LoggerFactory.getLogger(BotProcess.class);
  private static final Duration KILL_TAKES = Duration.ofSeconds(4);

  private final BotRuntime.Spec spec;
  private final List<String> command;
  private final Path directory;
  private final RotatingLog log;
  private final BotRuntime.Listener listener;
  private final Consumer<BotProcess> onExit;
  private final Duration grace;
  private final CompletableFuture<Process> child = new CompletableFuture<>();
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile boolean stopping;

  BotProcess(
      BotRuntime.Spec spec,
      List<String> command,
      Path directory,
      RotatingLog log,
      BotRuntime.Listener listener,
      Consumer<BotProcess> onExit,
      Duration grace) {
    this.spec = spec;
    this.command = command;
    this.directory = directory;
    this.log = log;
    this.listener = listener;
    this.onExit = onExit;
    this.grace = grace;
  }

  InstanceId instance() {
    return spec.instance();
  }

  void start() {
    // A platform thread that lives as long as the child: the kernel's death signal follows the
    // thread that forked.
    Thread.ofPlatform().name("bot-" + spec.directoryName()).daemon(true).start(this::run);
  }

  private void run() {
    String reason;
    try {
      LeftoverBot.end(directory);
      Process process = launch();
      child.complete(process);
      LeftoverBot.remember(directory, process.toHandle());
      listener.started(spec.instance(), "process " + process.pid());
      if (stopping) {
        process.toHandle().destroy();
      }
      pump(process);
      int code = process.waitFor();
      LeftoverBot.forget(directory);
      reason = stopping ? "stopped" : describe(code);
    } catch (IOException broken) {
      child.completeExceptionally(broken);
      reason = "could not be started: " + broken.getMessage();
      LOG.error("{} {}", spec.directoryName(), reason);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      reason = "interrupted";
    }
    onExit.accept(this);
    try {
      listener.exited(spec.instance(), reason);
    } finally {
      // Only now: who waits for the exit closes the database that the report is written to.
      gone.countDown();
    }
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR"));
    spec.environment().forEach((name, value) -> environment.put(name, value.reveal()));
    environment.put("DATA_DIR", directory.resolve("data").toString());
    environment.put("PORT", "0");
    return builder.start();
  }

  private void pump(Process process) throws IOException {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        log.write(line);
      }
    }
  }

  /**
   * Exit codes above 128 are signals: 137 is SIGKILL, what the kernel sends when memory runs out.
   */
  private static String describe(int code) {
    return switch (code) {
      case 0 -> "exited by itself (code 0)";
      case 3 -> "ran out of memory (exit code 3)";
      case 137 -> "was killed (SIGKILL)";
      default -> "crashed (exit code " + code + ")";
    };
  }

  void stop() {
    stopping = true;
    Process process = child.isCompletedExceptionally() ? null : child.getNow(null);
    if (process != null) {
      // The handle's destroy leaves the output open, so that the last lines of the log are kept.
      process.toHandle().destroy();
      Thread.ofVirtual().start(() -> killAfterGrace(process));
    }
  }

  private void killAfterGrace(Process process) {
    try {
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitExit() {
    try {
      if (!gone.await(grace.plus(KILL_TAKES).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} did not end in time", spec.directoryName());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
