package dev.firedrill.cli;

import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/** The entry of the team's command line; the one place that looks at its process. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Surroundings around =
        new Surroundings(
            System.getenv(),
            home(),
            Path.of("").toAbsolutePath(),
            System.in,
            // UTF-8 whatever the locale: what servers say is not ASCII.
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
            new PrintStream(
                new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
            ProcessTerminal.of(System.getProperty("firedrill.tty", "")),
            InstantSource.system(),
            ZoneId.systemDefault(),
            Thread::sleep,
            Main::onInterrupt);
    System.exit(run(around, arguments));
  }

  /** As the shell says; Java would ask the user database, also where HOME is set elsewhere. */
  private static Path home() {
    String home = System.getenv("HOME");
    return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
  }

  private static int run(Surroundings around, String[] arguments) {
    try {
      return arguments.length == 1 && arguments[0].equals(Rehearsal.WORD)
          ? Rehearsal.play(around)
          : TeamCli.execute(around, arguments);
    } catch (RuntimeException unexpected) {
      // The process's edge: a person reads this, so no stack trace.
      Console.error(around.err(), "something went wrong here (" + unexpected + ").");
      return ExitCode.FAILED.number();
    } finally {
      around.out().flush();
    }
  }

  private static Surroundings.Interruption.Watch onInterrupt(Runnable farewell) {
    Thread hook = Thread.ofPlatform().unstarted(farewell);
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> Runtime.getRuntime().removeShutdownHook(hook);
  }
}
