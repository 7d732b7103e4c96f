package dev.firedrill.bot.flags;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last good set of all flags, and reports what was evaluated. */
final class FlagPoller {
  private static final Logger log = LoggerFactory.getLogger(FlagPoller.class);
  private static final Duration REPORT = Duration.ofSeconds(30);

  /** The bots of a course start together; without jitter they would ask together for ever. */
  private static final double JITTER = 0.2;

  private final FlagServer server;
  private final LastFlags last;
  private final EvaluationCounter counter;
  private final long pollMillis;
  private final RandomGenerator random = RandomGenerator.getDefault();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("flag-poller").daemon().factory());
  private volatile Current current = new Current(Map.of(), null);
  private volatile boolean reachable;
  private boolean complained;
  private boolean reporting = true;

  /** All flags and the tag that the server knows them by; null for those of the file. */
  record Current(Map<String, FlagValue> values, @Nullable String etag) {}

  FlagPoller(FlagServer server, LastFlags last, EvaluationCounter counter, Duration poll) {
    this.server = server;
    this.last = last;
    this.counter = counter;
    this.pollMillis = poll.toMillis();
  }

  void start() {
    replace(new Current(last.read(), null)); // these count until the server was heard of
    pollAfter(0);
    thread.scheduleWithFixedDelay(
        this::report, REPORT.toMillis(), REPORT.toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop() {
    thread.shutdownNow();
    report();
  }

  Current current() {
    return current;
  }

  /** Whether the server answered last time; who would wait for it should not when it did not. */
  boolean reachable() {
    return reachable;
  }

  /** Somebody asked the server in between and it did not answer. */
  void unreachable() {
    reachable = false;
  }

  private void pollAfter(long millis) {
    Runnable pollAndGoOn =
        () -> {
          poll();
          if (!thread.isShutdown()) {
            pollAfter((long) (pollMillis * (1 - JITTER * random.nextDouble())));
          }
        };
    thread.schedule(pollAndGoOn, millis, TimeUnit.MILLISECONDS);
  }

  private void poll() {
    try {
      Optional<FlagServer.AllFlags> fresh = server.all(current.etag());
      if (fresh.isPresent()) {
        replace(new Current(FlagValue.all(fresh.get().body()), fresh.get().etag()));
        last.write(fresh.get().body());
      }
      reachable = true;
      if (complained) {
        complained = false;
        log.info("the flag server answers again");
      }
    } catch (IOException | RuntimeException e) { // the edge of this thread: it must go on polling
      reachable = false;
      if (!complained) {
        complained = true;
        String why = e instanceof JsonParseException ? "no OFREP answer" : e.getMessage();
        log.warn("no fresh flags ({}); keeping the last good values", why);
      }
    }
  }

  private void report() {
    if (!reporting || !reachable) {
      return;
    }
    try {
      counter.report(counts -> reporting = server.report(counts));
    } catch (IOException | RuntimeException e) { // counts wait for the next time
      log.debug("could not report evaluations: {}", e.getMessage());
    }
  }

  private void replace(Current fresh) {
    Map<String, FlagValue> old = current.values();
    current = fresh;
    fresh
        .values()
        .forEach((key, flag) -> {
          FlagValue before = old.get(key);
          if (before == null || !before.equals(flag)) {
            log.atInfo()
                .addKeyValue("flag", key)
                .addKeyValue("value", flag.perUser() ? "by user" : flag.value())
                .log("a flag changed");
          }
        });
    old.keySet().stream()
        .filter(key -> !fresh.values().containsKey(key))
        .forEach(key -> log.atInfo().addKeyValue("flag", key).log("a flag is gone"));
  }
}
