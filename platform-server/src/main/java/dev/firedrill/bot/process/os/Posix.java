package dev.firedrill.bot.process.os;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The calls of the C library that Java lacks. A signal to a whole process group is one call, so
 * that a bot that forks all the time has no moment to slip through.
 */
@SuppressWarnings("restricted") // the launcher allows native access
public final class Posix {
  public static final int KILL = 9;
  public static final int TERM = 15;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MethodHandle SEND =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("kill"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle PRIORITY =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("setpriority"),
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT));
  private static final int OF_GROUP = 1;
  private static final MethodHandle PAGE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("getpagesize"),
          FunctionDescriptor.of(ValueLayout.JAVA_INT));

  private Posix() {}

  /** Signals one process; false when there is none that we may signal. */
  public static boolean signal(long pid, int signal) {
    return pid > 1 && send((int) pid, signal);
  }

  /** Signals every process of a group at once; false when there is none that we may signal. */
  public static boolean signalGroup(long group, int signal) {
    return group > 1 && send((int) -group, signal);
  }

  /**
   * Gives every thread of every process of a group this niceness; false when there is none that we
   * may change. One process alone cannot be asked for: the kernel would change its first thread.
   */
  public static boolean nice(long group, int niceness) {
    try {
      return group > 1 && (int) PRIORITY.invokeExact(OF_GROUP, (int) group, niceness) == 0;
    } catch (Throwable broken) {
      throw new IllegalStateException("setpriority(2) cannot be called", broken);
    }
  }

  private static boolean send(int target, int signal) {
    try {
      return (int) SEND.invokeExact(target, signal) == 0;
    } catch (Throwable broken) {
      throw new IllegalStateException("kill(2) cannot be called", broken);
    }
  }

  static int pageBytes() {
    try {
      return (int) PAGE.invokeExact();
    } catch (Throwable broken) {
      throw new IllegalStateException("getpagesize(2) cannot be called", broken);
    }
  }
}
