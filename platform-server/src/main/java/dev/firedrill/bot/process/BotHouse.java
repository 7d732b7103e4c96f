package dev.firedrill.bot.process;

import dev.firedrill.bot.InstanceId;
import dev.firedrill.bot.process.launch.BotUsers;
import dev.firedrill.bot.process.launch.Quarters;
import dev.firedrill.bot.process.os.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and clears the directories of instances below the one that all bots share. */
final class BotHouse {
  /** Where anybody may write; what a bot leaves there is counted and removed as its own. */
  static final List<Path> SHARED =
      List.of(Path.of("/tmp"), Path.of("/var/tmp"), Path.of("/dev/shm"));

  private static final Logger LOG = LoggerFactory.getLogger(BotHouse.class);

  private final Path directory;
  private final BotUsers users;
  private final PortPool ports;

  BotHouse(Path directory, BotUsers users, PortPool ports) {
    this.directory = directory;
    this.users = users;
    this.ports = ports;
  }

  static Path logFile(Path directory, String name) {
    return directory.resolve(name).resolve("bot.log");
  }

  static Path pidFiles(Path home) {
    return home.resolve("run");
  }

  /** Empty directories and a free port for an instance. */
  Quarters furnish(String name, InstanceId instance) throws IOException, InterruptedException {
    passable(directory);
    Path home = passable(directory.resolve(name));
    Path data = Files.createDirectories(home.resolve("data"));
    Path working = passable(pidFiles(home)).resolve(instance.track());
    FileTree.delete(working);
    Files.createDirectories(working.resolve("tmp"));
    OptionalInt user = users.of(data);
    if (user.isPresent()) {
      Object owner = Files.getAttribute(data, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      if (!owner.equals(user.getAsInt())) {
        FileTree.own(data, user.getAsInt());
      }
      close(data);
      close(working);
    }
    Path pidFile = pidFiles(home).resolve(instance.track() + ".pid");
    return new Quarters(data, working, pidFile, user, ports.take());
  }

  /** Hands the working directory over, once all is in it that the platform puts there. */
  static void handOver(Quarters quarters) throws IOException, InterruptedException {
    if (quarters.user().isPresent()) {
      FileTree.own(quarters.working(), quarters.user().getAsInt());
    }
  }

  void clear(Quarters quarters) throws InterruptedException {
    ports.giveBack(quarters.port());
    try {
      Files.deleteIfExists(quarters.pidFile());
      FileTree.delete(quarters.working());
    } catch (IOException undeletable) {
      LOG.warn("{} cannot be cleared: {}", quarters.working(), undeletable.getMessage());
    }
  }

  /** Removes what the user left where anybody may write. Only when nothing of it runs. */
  static void sweepShared(OptionalInt user) throws InterruptedException {
    if (user.isEmpty()) {
      return;
    }
    for (Path shared : SHARED) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(shared)) {
        for (Path entry : entries) {
          Object owner = Files.getAttribute(entry, "unix:uid", LinkOption.NOFOLLOW_LINKS);
          if (owner.equals(user.getAsInt())) {
            FileTree.delete(entry);
          }
        }
      } catch (IOException unreadable) {
        LOG.warn("{} cannot be swept: {}", shared, unreadable.getMessage());
      }
    }
  }

  /** Others may pass through, but not look around. */
  private Path passable(Path path) throws IOException {
    Files.createDirectories(path);
    if (users.separate()) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
    }
    return path;
  }

  private static void close(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
  }
}
