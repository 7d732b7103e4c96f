package dev.firedrill.bot.disturbance;

import java.time.Instant;

/** Something beside a bot's program that ends at {@code until}, whoever is alive then. */
public record Load(String operationKey, Kind kind, Instant until) {
  /** What it is. */
  public sealed interface Kind {
    /** So many cores are kept busy by processes that count as the bot's. */
    record BusyCores(double cores) implements Kind {}

    /** So many lines a second more in the bot's log, at most 300. */
    record LogLines(int perSecond) implements Kind {}

    /** All the space that the bot may use is taken. */
    record FullDisk() implements Kind {}
  }
}
