package dev.firedrill.traffic;

import java.time.Duration;
import java.time.Instant;

/**
 * Some seconds of a stretch.
 *
 * @param at when it begins
 * @param intended arrivals that were due in it, whether or not any server was there
 * @param sent those of them that came into the chat
 * @param dropped those that this platform gave up: too late, too many at once, or refused
 * @param again messages of people who asked again; they are in none of the other numbers
 * @param lateMs how late the latest of those sent was, in milliseconds
 */
public record Window(
    String operationKey,
    Instant at,
    long intended,
    long sent,
    long dropped,
    long again,
    long lateMs) {
  /** How long a window is; they begin at whole multiples of it. */
  public static final Duration LENGTH = Duration.ofSeconds(10);

  /** With less than this share of what was intended, what users saw of the bot means little. */
  public static final double FAIR = 0.99;

  public static Instant floor(Instant at) {
    long length = LENGTH.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), length) * length);
  }

  /** Whether the platform itself failed to bring what was intended. */
  public static boolean isUnfair(long intended, long sent) {
    return intended > 0 && sent < FAIR * intended;
  }
}
