package dev.firedrill.bot.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands before a bot's command: it dies with us, gains no privileges and cannot use up the
 * machine's files.
 */
final class ChildLimits {
  private ChildLimits() {}

  static List<String> prefix() {
    List<String> prefix = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      // A session of its own: Ctrl-C in the terminal is for the platform, which then stops its
      // bots.
      prefix.add("/usr/bin/setsid");
    }
    if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
      prefix.addAll(List.of("/usr/bin/prlimit", "--nofile=1024", "--core=0"));
    }
    if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
      prefix.addAll(List.of("/usr/bin/setpriv", "--no-new-privs", "--pdeathsig=KILL"));
    }
    return prefix;
  }
}
