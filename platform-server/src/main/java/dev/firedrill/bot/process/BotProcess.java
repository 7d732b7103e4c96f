package dev.firedrill.bot.process;

import dev.firedrill.bot.BotRuntime;
import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.process.launch.BotLimits;
import dev.firedrill.bot.process.launch.Launch;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.launch.ReadinessPoll;
import dev.firedrill.bot.process.os.Posix;
import dev.firedrill.bot.process.os.Subject;
import dev.firedrill.bot.process.output.InstanceOutput;
import dev.firedrill.bot.size.BotSize;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance from its start to its end. */
final class BotProcess {
  private static final Logger LOG = LoggerFactory.getLogger(BotProcess.class);
  private static final String STOPPED = "stopped";

  /** What killing and clearing take, beyond the grace. */
  private static final long END_TAKES_MILLIS = 8_000;

  private static final long LAST_LINES_MILLIS = 2_000;

  private final BotRuntime.Spec spec;
  private final InstanceOutput output;
  private final Nursery nursery;
  private final BotRuntime.Listener listener;
  private final AtomicReference<@Nullable String> reason = new AtomicReference<>();
  private final CompletableFuture<Process> child = new CompletableFuture<>();
  private final CountDownLatch readAll = new CountDownLatch(1);
  private final CountDownLatch gone = new CountDownLatch(1);
  private volatile @Nullable Quarters quarters;
  private volatile @Nullable Launch launch;
  private volatile boolean lacksSpace;
  private volatile long stopBy;

  BotProcess(
      BotRuntime.Spec spec, InstanceOutput output, Nursery nursery, BotRuntime.Listener listener) {
    this.spec = spec;
    this.output = output;
    this.nursery = nursery;
    this.listener = listener;
  }

  /** Its name in the platform's own log. */
  String label() {
    return spec.directoryName() + "/" + instance().track();
  }

  InstanceId instance() {
    return spec.instance();
  }

  /** A name that no other process has or had; empty while none runs. */
  Optional<String> incarnation() {
    Process process = child.getNow(null);
    return process == null || !process.isAlive()
        ? Optional.empty()
        : Optional.of(
            instance().track()
                + "-"
                + process.pid()
                + "-"
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  boolean isIncarnation(String name) {
    return incarnation().filter(name::equals).isPresent();
  }

  boolean isAlive() {
    return incarnation().isPresent() && reason.get() == null;
  }

  /** Ends it as a machine would that fails: nobody says why. */
  void strike() {
    Process process = child.getNow(null);
    if (process != null && !Posix.signalGroup(process.pid(), Posix.KILL)) {
      process.destroyForcibly();
    }
  }

  /** A line in the bot's log that looks like its own. */
  void print(String line) {
    output.tell(line);
  }

  /** What it may use, where the usual limits are these. */
  BotLimits limits(BotLimits usual) {
    return spec.size() == null ? usual : usual.of(spec.size());
  }

  /** Above so many busy cores it yields to all others, where the usual limits are these. */
  double busyCores(BotLimits usual) {
    return spec.size() == null ? usual.cpu().busyCores() : spec.size().cores();
  }

  @Nullable BotSize size() {
    return spec.size();
  }

  Optional<Quarters> quarters() {
    return Optional.ofNullable(quarters);
  }

  Optional<Launch> launch() {
    return Optional.ofNullable(launch);
  }

  /** Whose processes to look for; empty while there are none. */
  Optional<Subject> subject() {
    Process process = child.getNow(null);
    Quarters place = quarters;
    return process == null || place == null
        ? Optional.empty()
        : Optional.of(place.subject(process.pid()));
  }

  void start() {
    // A platform thread that lives as long as the child: the kernel's death signal follows the
    // thread that forked.
    Thread.ofPlatform().name("bot-" + spec.directoryName()).daemon(true).start(this::run);
  }

  private void run() {
    Process process;
    ReadinessPoll readiness;
    try {
      Quarters place = nursery.furnish(spec);
      quarters = place;
      Launch planned = nursery.plan(spec, place);
      launch = planned;
      if (reason.get() != null) {
        leave();
        return;
      }
      readiness = planned.readiness();
      process = nursery.launch(spec, planned, place, output);
    } catch (IOException broken) {
      LOG.warn("{} could not be started: {}", label(), broken.getMessage());
      reason.compareAndSet(null, "could not be started: " + broken.getMessage());
      leave();
      return;
    } catch (RuntimeException failed) {
      // The thread's edge: whatever keeps an instance from starting is its exit.
      LOG.error("{} could not be started", label(), failed);
      reason.compareAndSet(null, "could not be started: the platform failed, see its log");
      leave();
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      leave();
      return;
    }
    listener.started(instance(), "process " + process.pid());
    child.complete(process);
    CompletableFuture<?> _ = process.onExit().thenRunAsync(this::end, Thread::startVirtualThread);
    Thread.startVirtualThread(() -> awaitReady(readiness, process));
    readAll(process);
  }

  private void readAll(Process process) {
    try {
      output.pump(process.getInputStream());
    } catch (IOException closed) {
      LOG.debug("the output of {} ended: {}", label(), closed.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      readAll.countDown();
    }
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReady(ReadinessPoll readiness, Process process) {
    try {
      if (readiness.await(process::isAlive)) {
        listener.ready(instance());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first process has ended: nothing that it started may live on. */
  private void end() {
    Process process = child.join();
    try {
      if (STOPPED.equals(reason.get())) {
        nursery.awaitEmpty(this, stopBy);
      }
      nursery.kill(this, process);
      if (!readAll.await(LAST_LINES_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("something still holds the output of {}", label());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    reason.compareAndSet(null, nursery.explain(process.exitValue(), output.lastLine()));
    leave();
  }

  private void leave() {
    String known = reason.get();
    String why = known == null ? STOPPED : known;
    try {
      output.tell("firedrill: " + why);
      nursery.leave(this, lacksSpace, output);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      // The thread's edge: that the instance is gone must be told in any case.
      LOG.error("what {} left could not be cleared", label(), failed);
    }
    try {
      listener.exited(instance(), why);
    } finally {
      // Only now: who waits for the exit closes the database that the report is written to.
      gone.countDown();
    }
  }

  /** Asks the bot to stop, and makes it after the grace. */
  void stop() {
    if (reason.compareAndSet(null, STOPPED)) {
      stopBy = System.nanoTime() + nursery.grace().toNanos();
      CompletableFuture<?> _ = child.thenAcceptAsync(this::stopChild, Thread::startVirtualThread);
    }
  }

  private void stopChild(Process process) {
    try {
      nursery.stop(this, process, output);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the instance at once, for what it did. */
  void contain(Violation violation) {
    Process process = child.getNow(null);
    if (process != null && reason.compareAndSet(null, violation.what())) {
      lacksSpace = violation.ofSpace();
      try {
        nursery.kill(this, process);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Says something to those who read the bot's log. */
  void tell(String what) {
    output.tell("firedrill: " + what);
  }

  void awaitExit() {
    try {
      if (!gone.await(nursery.grace().toMillis() + END_TAKES_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("{} did not end in time", label());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
