package dev.firedrill.telemetry;

import java.util.Locale;
import java.util.Optional;

/** How bad a line is, the worst first. */
public enum LogLevel {
  ERROR(0),
  WARN(1),
  INFO(2),
  DEBUG(3),
  TRACE(4);

  private final int rank;

  LogLevel(int rank) {
    this.rank = rank;
  }

  /** The number under which it is stored: it never changes, and worse is smaller. */
  public int rank() {
    return rank;
  }

  /** The level that is stored under this number; fails when there is none. */
  public static LogLevel ofRank(int rank) {
    for (LogLevel level : values()) {
      if (level.rank == rank) {
        return level;
      }
    }
    throw new IllegalArgumentException("no level of a log has the rank " + rank);
  }

  /** Whether it is as bad as {@code other}, or worse. */
  public boolean atLeast(LogLevel other) {
    return compareTo(other) <= 0;
  }

  /** By the words and numbers that the usual log libraries write, in any case. */
  public static Optional<LogLevel> of(String word) {
    return switch (word.strip().toUpperCase(Locale.ROOT)) {
      case "FATAL",
          "CRITICAL",
          "CRIT",
          "ALERT",
          "EMERG",
          "PANIC",
          "SEVERE",
          "ERROR",
          "ERR",
          "50",
          "60" ->
          Optional.of(ERROR);
      case "WARN", "WARNING", "40" -> Optional.of(WARN);
      case "INFO", "INFORMATION", "NOTICE", "CONFIG", "30" -> Optional.of(INFO);
      case "DEBUG", "FINE", "20" -> Optional.of(DEBUG);
      case "TRACE", "VERBOSE", "FINER", "FINEST", "10" -> Optional.of(TRACE);
      default -> Optional.empty();
    };
  }
}
