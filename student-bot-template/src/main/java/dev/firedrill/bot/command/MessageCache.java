package dev.firedrill.bot.command;

import dev.firedrill.bot.BotConfig.Cache;
import dev.firedrill.bot.plugin.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was asked lately, so that the log of a failed command can tell what came before it in the
 * same channel. An entry goes when its time is over; where entries stay for ever, so does the
 * memory they take.
 */
public final class MessageCache {
  private static final int MOST = 1_000;
  private static final int SHOWN = 3;
  private static final int KIB = 1_024;

  private record Entry(Instant at, String channel, String asked, byte[] room) {}

  private final Cache settings;
  private final InstantSource clock;
  private final Deque<Entry> entries = new ArrayDeque<>();

  public MessageCache(Cache settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Keeps what was asked. */
  public synchronized void add(String command, Request request) {
    forgetOld();
    String asked =
        switch (settings.payload()) {
          case COMMAND -> command;
          case FULL -> command + " " + request.text();
        };
    entries.addLast(
        new Entry(clock.instant(), request.channel(), asked, new byte[settings.padKb() * KIB]));
  }

  /** The last few things asked in the channel, oldest first. */
  public synchronized List<String> before(String channel) {
    forgetOld();
    List<String> asked =
        entries.stream()
            .filter(entry -> entry.channel().equals(channel))
            .map(Entry::asked)
            .toList();
    return asked.subList(Math.max(0, asked.size() - SHOWN), asked.size());
  }

  /** How many are kept. */
  public synchronized int size() {
    return entries.size();
  }

  /** How much room is kept for them beyond their text, in bytes. */
  public synchronized long reservedBytes() {
    return entries.stream().mapToLong(entry -> entry.room().length).sum();
  }

  private void forgetOld() {
    Duration stay = settings.timeToLive();
    if (stay.isZero()) {
      return;
    }
    Instant oldest = clock.instant().minus(stay);
    while (!entries.isEmpty()
        && (entries.size() >= MOST || !entries.getFirst().at().isAfter(oldest))) {
      entries.removeFirst();
    }
  }
}
