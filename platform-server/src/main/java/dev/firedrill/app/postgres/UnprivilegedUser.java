package dev.firedrill.app.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a child is started so that it is not root and does not outlive us. PostgreSQL refuses to run
 * as root; when we are root it runs as nobody, or, where nobody may not enter the directories, in a
 * user namespace of its own.
 */
public final class UnprivilegedUser {
  /** nobody's uid and gid on every Linux. */
  private static final int NOBODY = 65534;

  private final boolean root;
  private final boolean linux;
  private final boolean namespace;

  private UnprivilegedUser(boolean root, boolean linux, boolean namespace) {
    this.root = root;
    this.linux = linux;
    this.namespace = namespace;
  }

  /** Chooses the way for a child that works in these directories. */
  static UnprivilegedUser forDirectories(Path... directories) {
    boolean linux = System.getProperty("os.name").equals("Linux") && onPath("setpriv");
    boolean root = "root".equals(System.getProperty("user.name"));
    boolean closed = root && !Stream.of(directories).allMatch(UnprivilegedUser::othersMayEnter);
    return new UnprivilegedUser(root, linux, closed);
  }

  /** Whether a program of this name can be run. */
  public static boolean onPath(String program) {
    return Stream.of("/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin", "/sbin")
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  /**
   * What to put before the program: {@code signal} is what the child gets when the thread that
   * started it ends.
   */
  List<String> prefix(String signal) {
    if (!linux) {
      return List.of();
    }
    // A session of its own: Ctrl-C in the terminal is for the platform, which stops PostgreSQL
    // last.
    List<String> prefix = new ArrayList<>();
    if (onPath("setsid")) {
      prefix.add("setsid");
    }
    prefix.addAll(identity(signal));
    return prefix;
  }

  private List<String> identity(String signal) {
    if (root && namespace) {
      return List.of("unshare", "--user", "setpriv", "--pdeathsig=" + signal);
    }
    if (root) {
      return List.of(
          "setpriv",
          "--reuid=" + NOBODY,
          "--regid=" + NOBODY,
          "--clear-groups",
          "--no-new-privs",
          "--pdeathsig=" + signal);
    }
    return List.of("setpriv", "--no-new-privs", "--pdeathsig=" + signal);
  }

  /** Gives the directory to the user the child runs as. */
  void own(Path directory) throws IOException {
    if (root && !namespace && linux) {
      for (String view : List.of("unix:uid", "unix:gid")) {
        Files.setAttribute(directory, view, NOBODY);
      }
    }
  }

  private static boolean othersMayEnter(Path directory) {
    try {
      for (Path path = directory.toAbsolutePath(); path != null; path = path.getParent()) {
        if (Files.exists(path)) {
          Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
          boolean ours = path.equals(directory.toAbsolutePath());
          if (!ours && !permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
            return false;
          }
        }
      }
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public String toString() {
    return Objects.toString(prefix("INT"));
  }
}
