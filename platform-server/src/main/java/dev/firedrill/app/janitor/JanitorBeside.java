package dev.firedrill.app.janitor;

import dev.firedrill.kernel.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a janitor beside the platform: started with it, started again when it dies, ended with it.
 * It outlives a platform that is killed.
 */
public final class JanitorBeside implements Background {
  private static final Logger LOG = LoggerFactory.getLogger(JanitorBeside.class);
  private static final List<String> FLAGS =
      List.of(
          "-Xmx48m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--sun-misc-unsafe-memory-access=allow");
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final long PAUSE_SECONDS = 1;
  private static final long PAUSE_WHEN_TAKEN_SECONDS = 5;
  private static final long END_SECONDS = 5;

  private final Path data;
  private final List<String> more;
  private volatile boolean running;
  private volatile @Nullable Process process;
  private @Nullable Thread thread;

  /** {@code more} are words for its command line. */
  public JanitorBeside(Path data, List<String> more) {
    this.data = data.toAbsolutePath().normalize();
    this.more = List.copyOf(more);
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("janitor").daemon(true).start(this::keep);
  }

  private void keep() {
    endLeftover();
    while (running) {
      try {
        Process started =
            new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process = started;
        int code = started.waitFor();
        if (running) {
          LOG.warn("the janitor ended with {} and is started again", code);
          TimeUnit.SECONDS.sleep(code == Main.TAKEN ? PAUSE_WHEN_TAKEN_SECONDS : PAUSE_SECONDS);
        }
      } catch (IOException unstarted) {
        LOG.error("the janitor cannot be started: {}", unstarted.getMessage());
        return;
      } catch (InterruptedException stopping) {
        return;
      }
    }
  }

  /** One that a killed platform left behind has an older program and nobody to end it. */
  private void endLeftover() {
    OptionalLong holder = JanitorLock.holder(data);
    if (holder.isPresent()) {
      ProcessHandle.of(holder.getAsLong())
          .ifPresent(left -> {
            left.destroy();
            left.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> left).join();
          });
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    // A session of its own: Ctrl-C in the terminal is for the platform, which then ends it.
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add("--data");
    command.add(data.toString());
    command.add("--beside");
    command.add(Long.toString(ProcessHandle.current().pid()));
    command.addAll(more);
    return command;
  }

  @Override
  public void stop() {
    running = false;
    Thread keeping = thread;
    if (keeping != null) {
      keeping.interrupt();
    }
    Process last = process;
    if (last != null) {
      last.destroy();
      try {
        if (!last.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
          last.destroyForcibly();
        }
      } catch (InterruptedException impatient) {
        last.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
