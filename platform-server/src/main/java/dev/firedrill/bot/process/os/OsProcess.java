package dev.firedrill.bot.process.os;

import java.util.Optional;

/**
 * A process as the kernel shows it. {@code startTicks} together with the pid names it: numbers are
 * used again, starts are not.
 */
public record OsProcess(
    long pid, long parent, long group, long session, long startTicks, long residentBytes) {
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int START = 19;
  private static final int RESIDENT = 21;

  /** Reads a line of /proc/PID/stat; empty for a process that has ended already. */
  static Optional<OsProcess> parse(String stat, long pageBytes) {
    // The name of the program stands in brackets and may itself contain brackets and spaces.
    int close = stat.lastIndexOf(')');
    if (close < 0) {
      return Optional.empty();
    }
    String[] fields = stat.substring(close + 1).strip().split(" ");
    char state = fields[0].charAt(0);
    if (fields.length <= RESIDENT || state == 'Z' || state == 'X') {
      return Optional.empty();
    }
    return Optional.of(
        new OsProcess(
            Long.parseLong(stat.substring(0, stat.indexOf(' '))),
            Long.parseLong(fields[PARENT]),
            Long.parseLong(fields[GROUP]),
            Long.parseLong(fields[SESSION]),
            Long.parseLong(fields[START]),
            Long.parseLong(fields[RESIDENT]) * pageBytes));
  }

  public boolean sameAs(OsProcess other) {
    return pid == other.pid && startTicks == other.startTicks;
  }
}
