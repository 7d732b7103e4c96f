package dev.firedrill.bot.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the bot hears Slack, and since when it does not. */
public final class Connectivity {
  private static final Duration ZOMBIE_AFTER = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final BotMetrics metrics;
  private final Duration silence;
  private final CountDownLatch first = new CountDownLatch(1);
  private boolean connected;
  private boolean stopping;
  private int connections;
  private Instant lastUp;
  private Instant lastHeard;

  /** Starts as not connected; after this much silence a connection is no good, zero for never. */
  public Connectivity(InstantSource clock, BotMetrics metrics, Duration silence) {
    this.clock = clock;
    this.metrics = metrics;
    this.silence = silence;
    this.lastUp = clock.instant();
    this.lastHeard = lastUp;
  }

  /** Something came over the connection. */
  public synchronized void heard() {
    lastHeard = clock.instant();
  }

  /** Whether nothing came for too long; the time begins anew when that is told. */
  public synchronized boolean tooQuiet() {
    boolean quiet = silence.isPositive() && !lastHeard.plus(silence).isAfter(clock.instant());
    if (quiet) {
      lastHeard = clock.instant();
    }
    return quiet;
  }

  /** A new connection works; tells how many there were, this one included. */
  public synchronized int established() {
    connections++;
    verified(true);
    first.countDown();
    return connections;
  }

  /** Waits for the first connection; false if it did not come in time. */
  public boolean awaitFirst(Duration patience) throws InterruptedException {
    return first.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * A ping was answered, or was not.
   *
   * @return whether that is a change worth a word; going down while stopping is not
   */
  public synchronized boolean verified(boolean up) {
    boolean changed = connected != up;
    if (up || changed) {
      lastUp = clock.instant();
    }
    connected = up;
    metrics.connected(up);
    return changed && !stopping;
  }

  /** The bot is going away: not ready, still alive. */
  public synchronized void stopping() {
    stopping = true;
  }

  /** {@code ok}, {@code disconnected} or {@code stopping}. */
  public synchronized String status() {
    return stopping ? "stopping" : connected ? "ok" : "disconnected";
  }

  /** Whether the socket is up. */
  public synchronized boolean connected() {
    return connected;
  }

  /** False only after a long time without connection: a restart may help, and not before. */
  public synchronized boolean alive() {
    return connected || lastUp.plus(ZOMBIE_AFTER).isAfter(clock.instant());
  }
}
