package dev.firedrill.bot.process.load;

import dev.firedrill.bot.process.os.Posix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes that only compute. Whole cores run freely; for the rest one process is stopped and
 * continued in turns. Each dies by itself in time, and at once with the thread that started it.
 */
public final class BusyCores implements RunningLoad {
  private static final Logger LOG = LoggerFactory.getLogger(BusyCores.class);
  private static final Path TIMEOUT = Path.of("/usr/bin/timeout");
  private static final String LOOP = "while :; do :; done";
  private static final int STOP = 19;
  private static final int CONTINUE = 18;
  private static final long TURN_MILLIS = 100;
  private static final long END_SECONDS = 5;

  /** Starts a process that counts as the bot's. */
  @FunctionalInterface
  public interface Starter {
    Process start(List<String> command) throws IOException;
  }

  private final double cores;
  private final Duration longest;
  private final Starter starter;
  private final BooleanSupplier goesOn;
  private final Thread thread;
  private volatile boolean ended;

  /** Goes on while {@code goesOn}, for {@code longest} at most. */
  public static BusyCores start(
      double cores, Duration longest, Starter starter, BooleanSupplier goesOn) {
    BusyCores busy = new BusyCores(cores, longest, starter, goesOn);
    busy.thread.start();
    return busy;
  }

  private BusyCores(double cores, Duration longest, Starter starter, BooleanSupplier goesOn) {
    this.cores = cores;
    this.longest = longest;
    this.starter = starter;
    this.goesOn = goesOn;
    // A platform thread: the kernel's death signal follows the thread that forked.
    this.thread = Thread.ofPlatform().name("bot-load").daemon(true).unstarted(this::run);
  }

  private void run() {
    List<Process> all = new ArrayList<>();
    try {
      int whole = (int) cores;
      long share = Math.round((cores - whole) * TURN_MILLIS);
      for (int i = 0; i < whole; i++) {
        all.add(starter.start(command()));
      }
      Process part = share == 0 ? null : starter.start(command());
      if (part != null) {
        all.add(part);
      }
      while (!ended && goesOn.getAsBoolean()) {
        if (part == null) {
          Thread.sleep(TURN_MILLIS);
        } else {
          Posix.signalGroup(part.pid(), CONTINUE);
          Thread.sleep(share);
          Posix.signalGroup(part.pid(), STOP);
          Thread.sleep(TURN_MILLIS - share);
        }
      }
    } catch (IOException unstarted) {
      LOG.warn("cores cannot be kept busy: {}", unstarted.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
      all.forEach(BusyCores::kill);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(TIMEOUT)) {
      command.add(TIMEOUT.toString());
      command.add("--signal=KILL");
      command.add(String.format(Locale.ROOT, "%.1f", longest.toMillis() / 1_000.0));
    }
    command.addAll(List.of("/bin/sh", "-c", LOOP));
    return command;
  }

  private static void kill(Process process) {
    Posix.signalGroup(process.pid(), Posix.KILL);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.error("process {} does not end", process.pid());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean stands() {
    return thread.isAlive();
  }

  @Override
  public void end() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
