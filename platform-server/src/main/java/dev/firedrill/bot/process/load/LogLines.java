package dev.firedrill.bot.process.load;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** More lines in a bot's log, such as a program writes that tells too much. */
public final class LogLines implements RunningLoad {
  private static final int MOST_PER_SECOND = 300;
  private static final int TURNS_PER_SECOND = 10;
  private static final long TURN_MILLIS = 1_000 / TURNS_PER_SECOND;

  private static final List<String> MESSAGES =
      List.of(
          "event received",
          "looking for a handler",
          "handler found",
          "envelope acknowledged",
          "rate limiter has room",
          "cache looked up",
          "connection taken from the pool",
          "connection given back to the pool",
          "flag evaluated",
          "retry is not needed");

  private final int perSecond;
  private final Consumer<String> log;
  private final InstantSource clock;
  private final BooleanSupplier goesOn;
  private final Thread thread;
  private volatile boolean ended;

  /** Goes on while {@code goesOn}; at most 300 lines a second. */
  public static LogLines start(
      int perSecond, Consumer<String> log, InstantSource clock, BooleanSupplier goesOn) {
    LogLines lines = new LogLines(perSecond, log, clock, goesOn);
    lines.thread.start();
    return lines;
  }

  private LogLines(
      int perSecond, Consumer<String> log, InstantSource clock, BooleanSupplier goesOn) {
    this.perSecond = Math.clamp(perSecond, 1, MOST_PER_SECOND);
    this.log = log;
    this.clock = clock;
    this.goesOn = goesOn;
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  private void run() {
    long written = 0;
    try {
      for (long turn = 1; !ended && goesOn.getAsBoolean(); turn++) {
        for (; written < turn * perSecond / TURNS_PER_SECOND; written++) {
          log.accept(line(written));
        }
        Thread.sleep(TURN_MILLIS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String line(long number) {
    return String.format(
        Locale.ROOT,
        "{\"ts\":\"%s\",\"level\":\"debug\",\"logger\":\"EventTrace\",\"msg\":\"%s\",\"seq\":%d}",
        clock.instant(),
        MESSAGES.get((int) (number % MESSAGES.size())),
        number);
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
