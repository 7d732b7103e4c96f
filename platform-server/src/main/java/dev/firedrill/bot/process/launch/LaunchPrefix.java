package dev.firedrill.bot.process.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What stands before a bot's command: a session of its own, limits that the kernel holds it to, no
 * way to gain privileges, and death with the platform.
 */
final class LaunchPrefix {
  /** The kernel's bound on one process, for what it can take before the watch looks again. */
  private static final int DATA_PER_MEMORY = 4;

  private static final int TASKS_PER_PROCESS = 8;
  private static final int OPEN_FILES = 1_024;

  private LaunchPrefix() {}

  static List<String> of(BotLimits limits, OptionalInt user) {
    List<String> prefix = new ArrayList<>();
    // A session of its own: Ctrl-C in the terminal is for the platform, which then stops its bots.
    add(prefix, "setsid");
    // When the machine runs out of memory the kernel shall end a bot, not the platform.
    add(prefix, "choom", "-n", "1000", "--");
    // Whatever bots compute, the platform and its workspace are served first.
    add(prefix, "nice", "-n", String.valueOf(CpuLimit.NICENESS));
    add(prefix, "prlimit", limitsOf(limits, user));
    if (user.isPresent()) {
      prefix.addAll(asUser(user.getAsInt()));
    } else {
      add(prefix, "setpriv", "--no-new-privs", "--pdeathsig=KILL");
    }
    return prefix;
  }

  /** Training runs of the platform's own bot: no limits, but gone with us. */
  static List<String> unlimited() {
    List<String> prefix = new ArrayList<>();
    add(prefix, "setsid");
    add(prefix, "setpriv", "--no-new-privs", "--pdeathsig=KILL");
    return prefix;
  }

  static List<String> asUser(int user, String... command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "/usr/bin/setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--no-new-privs",
                "--pdeathsig=KILL"));
    words.addAll(List.of(command));
    return words;
  }

  private static String[] limitsOf(BotLimits limits, OptionalInt user) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--nofile=" + OPEN_FILES,
                "--core=0",
                "--fsize=" + limits.diskBytes(),
                "--data=" + limits.memoryBytes() * DATA_PER_MEMORY));
    if (user.isPresent()) {
      // Counted over all processes of the user: with a shared one it would be everybody's.
      words.add("--nproc=" + limits.processes() * TASKS_PER_PROCESS);
    }
    return words.toArray(String[]::new);
  }

  private static void add(List<String> prefix, String tool, String... arguments) {
    Path program = Path.of("/usr/bin", tool);
    if (Files.isExecutable(program)) {
      prefix.add(program.toString());
      prefix.addAll(List.of(arguments));
    }
  }
}
