package dev.firedrill.bot.process.os;

import java.util.Optional;

/**
 * A process as the kernel shows it. {@code startTicks} together with the pid names it: numbers are
 * used again, starts are not. {@code cpuTicks} is the time of cores it used itself, {@code
 * childTicks} that of its children that ended, both in hundredths of a second.
 */
public record OsProcess(
    long pid,
    long parent,
    long group,
    long session,
    long startTicks,
    long residentBytes,
    long cpuTicks,
    long childTicks) {
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final int CHILDREN_USER_TIME = 13;
  private static final int CHILDREN_SYSTEM_TIME = 14;
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
            Long.parseLong(fields[RESIDENT]) * pageBytes,
            Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]),
            Long.parseLong(fields[CHILDREN_USER_TIME])
                + Long.parseLong(fields[CHILDREN_SYSTEM_TIME])));
  }

  public boolean sameAs(OsProcess other) {
    return pid == other.pid && startTicks == other.startTicks;
  }
}
