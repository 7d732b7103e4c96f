package dev.firedrill.bot.process.os;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whole directories that a hostile bot may have filled and may still change. The system's own tools
 * do the work, because they follow no links and go down to any depth.
 */
public final class FileTree {
  private FileTree() {}

  /** Deletes the directory with all it holds; does nothing when there is none. */
  public static void delete(Path root) throws IOException, InterruptedException {
    run(List.of("rm", "-rf", "--", root.toString()));
  }

  /** Gives the directory and all that it holds to the user. */
  public static void own(Path root, int user) throws IOException, InterruptedException {
    run(List.of("chown", "-Rh", user + ":" + user, "--", root.toString()));
  }

  /** Copies what the directory holds into another, which exists; the copy may be changed. */
  public static void copy(Path from, Path to) throws IOException, InterruptedException {
    run(List.of("cp", "-RP", "--", from + "/.", to.toString()));
    run(List.of("chmod", "-R", "u+rwX", "--", to.toString()));
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          String.format(Locale.ROOT, "'%s' failed (%d)", String.join(" ", command), code));
    }
  }
}
