package dev.firedrill.bot.process;

import dev.firedrill.bot.process.launch.BotUsers;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.os.Census;
import dev.firedrill.bot.process.os.FileTree;
import dev.firedrill.bot.process.os.OsProcess;
import dev.firedrill.bot.process.os.ProcessTable;
import dev.firedrill.bot.process.os.Subject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instances that a killed platform left behind, with what they had started. Their pid is remembered
 * together with the start time, so that another program with the same number is left alone.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
  private static final long NO_SESSION = -1;
  private static final String SUFFIX = ".pid";

  private final ProcessTable table;
  private final Census census;
  private final BotUsers users;

  Leftovers(ProcessTable table, Census census, BotUsers users) {
    this.table = table;
    this.census = census;
    this.users = users;
  }

  void remember(Quarters quarters, long pid) throws IOException {
    Files.writeString(quarters.pidFile(), pid + " " + startOf(pid).orElse("unknown"));
  }

  /** Ends what is left of all bots; before the first one is started. */
  void end(Path directory) throws IOException, InterruptedException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(directory)) {
      for (Path home : homes) {
        if (Files.isDirectory(home.resolve("data"))) {
          endOf(home);
        }
      }
    }
  }

  private void endOf(Path home) throws IOException, InterruptedException {
    OptionalInt user = users.of(home.resolve("data"));
    Path runs = BotHouse.pidFiles(home);
    if (Files.isDirectory(runs)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(runs, "*" + SUFFIX)) {
        for (Path file : files) {
          String name = file.getFileName().toString();
          Path working = runs.resolve(name.substring(0, name.length() - SUFFIX.length()));
          end(new Subject(working.toString(), sessionOf(file), user), home);
          FileTree.delete(working);
          Files.delete(file);
        }
      }
    }
    if (user.isPresent()) {
      end(new Subject(home.toString(), NO_SESSION, user), home);
    }
    BotHouse.sweepShared(user);
  }

  private void end(Subject subject, Path home) throws InterruptedException {
    List<OsProcess> left = census.of(subject, List.of());
    if (!left.isEmpty()) {
      LOG.warn(
          "ending {} processes that an earlier platform left of the bot in {}", left.size(), home);
      if (!census.kill(subject, List.of())) {
        LOG.error("some of the processes that an earlier platform left in {} do not end", home);
      }
    }
  }

  /** The session to end; none when the number is another program's by now. */
  private long sessionOf(Path pidFile) throws IOException {
    String[] words = Files.readString(pidFile).strip().split(" ", 2);
    try {
      long pid = Long.parseLong(words[0]);
      boolean same = words.length == 2 && startOf(pid).filter(words[1]::equals).isPresent();
      return same ? pid : NO_SESSION;
    } catch (NumberFormatException damaged) {
      LOG.warn("{} is damaged and ignored", pidFile);
      return NO_SESSION;
    }
  }

  private Optional<String> startOf(long pid) {
    Optional<OsProcess> process = table.find(pid);
    return process.isPresent()
        ? process.map(found -> Long.toString(found.startTicks()))
        : ProcessHandle.of(pid).flatMap(one -> one.info().startInstant()).map(Instant::toString);
  }
}
