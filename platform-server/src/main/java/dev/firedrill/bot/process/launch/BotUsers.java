package dev.firedrill.bot.process.launch;

import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.process.os.UserIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether each bot runs under a user of its own, so that it can read neither another team's files
 * nor the platform's. That takes root.
 */
public final class BotUsers {
  private static final Path LOCKS = Path.of("/run/firedrill/bot-users");
  private static final int ROOT = 0;

  private final @Nullable UserIds ids;
  private final String explanation;
  private final Map<Path, Integer> users = new ConcurrentHashMap<>();

  private BotUsers(@Nullable UserIds ids, String explanation) {
    this.ids = ids;
    this.explanation = explanation;
  }

  public static BotUsers choose(ProcessRuntimeSettings settings, ProcessTable table)
      throws InterruptedException {
    Optional<String> obstacle =
        settings.rehearsing() ? Optional.of("this is a rehearsal") : obstacle(settings);
    if (obstacle.isPresent()) {
      return new BotUsers(
          null,
          "Bots run as processes of the platform's own user, because "
              + obstacle.get()
              + ". This is no security boundary: a hostile bot can read the platform's files and"
              + " other teams' secrets.");
    }
    int last = settings.firstUser() + ProcessRuntimeSettings.USERS - 1;
    return new BotUsers(
        new UserIds(settings.firstUser(), ProcessRuntimeSettings.USERS, LOCKS, table),
        "Bots run as processes, each bot under a user id of its own ("
            + settings.firstUser()
            + " to "
            + last
            + "), so it cannot read the files or secrets of others. They share this machine's kernel"
            + " and network: this is no security boundary against hostile code.");
  }

  /** What was chosen and what it means, for the operator. */
  public String explanation() {
    return explanation;
  }

  public boolean separate() {
    return ids != null;
  }

  /** The user of the bot that keeps its state in this directory; empty when all share ours. */
  public OptionalInt of(Path data) throws IOException {
    if (ids == null) {
      return OptionalInt.empty();
    }
    Integer known = users.get(data);
    if (known == null) {
      known = ids.claim((Integer) Files.getAttribute(data, "unix:uid", LinkOption.NOFOLLOW_LINKS));
      users.put(data, known);
    }
    return OptionalInt.of(known);
  }

  public void release() throws IOException {
    users.clear();
    if (ids != null) {
      ids.close();
    }
  }

  /** Whether a bot may read the file, or enter the directory. */
  boolean reaches(Path path) {
    return !separate() || open(path);
  }

  private static Optional<String> obstacle(ProcessRuntimeSettings settings)
      throws InterruptedException {
    try {
      if (!Files.isDirectory(Path.of("/proc/self"))
          || !Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT)) {
        return Optional.of("only root can give them users of their own");
      }
      for (Path needed : List.of(settings.java().toRealPath(), settings.directory())) {
        if (!open(needed)) {
          return Optional.of("other users may not enter " + needed);
        }
      }
      Process probe =
          new ProcessBuilder(LaunchPrefix.asUser(settings.firstUser(), "true"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor() == 0
          ? Optional.empty()
          : Optional.of("setpriv cannot change users here");
    } catch (IOException missing) {
      return Optional.of("no tool can change users here (" + missing.getMessage() + ")");
    }
  }

  /** Whether any user may read the file, or enter the directory. */
  static boolean open(Path path) {
    try {
      Path real = path.toRealPath();
      for (Path at = real; at != null; at = at.getParent()) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(at);
        boolean file = at.equals(real) && !Files.isDirectory(at);
        PosixFilePermission needed =
            file ? PosixFilePermission.OTHERS_READ : PosixFilePermission.OTHERS_EXECUTE;
        if (!permissions.contains(needed)) {
          return false;
        }
      }
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
