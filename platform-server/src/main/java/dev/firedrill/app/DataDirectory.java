package dev.firedrill.app;

import dev.firedrill.app.postgres.DirectoryTree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory that keeps everything of one platform: database, bots' directories, logs. Held by
 * one process at a time; the kernel releases the hold however that process ends, so there is no
 * stale lock.
 */
public final class DataDirectory implements AutoCloseable {
  /** Raised when an older Firedrill could not use what this one writes. */
  static final int FORMAT = 1;

  /** The lock is held and the log is written to before anything else is known. */
  private static final Set<String> ALWAYS_THERE = Set.of("lock", "logs");

  /** What only the platform reads: its log, and the programs of all teams. */
  private static final List<String> CLOSED = List.of("logs", "artifacts");

  private static final String FORMAT_FILE = "firedrill-data-format";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes hold of the directory, making it when it is missing; {@code fresh} throws away what it
   * holds.
   */
  public static DataDirectory open(Path path, boolean fresh) {
    Path directory = path.toAbsolutePath().normalize();
    try {
      refuseForeign(directory);
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(channel, directory);
      if (fresh) {
        empty(directory);
      }
      refuseNewer(directory);
      Files.writeString(directory.resolve(FORMAT_FILE), FORMAT + "\n");
      closeToBots(directory);
      return new DataDirectory(directory, channel);
    } catch (IOException broken) {
      throw new StartFailure(
          "cannot use the data directory " + directory + ": " + broken.getMessage(), broken);
    }
  }

  /** Bots may have users of their own: these pass through to their own directories only. */
  private static void closeToBots(Path directory) throws IOException {
    if (!Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      return;
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    for (String closed : CLOSED) {
      Path path = Files.createDirectories(directory.resolve(closed));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * Refuses what {@link #open} would refuse, without writing anything: the log is opened in the
   * directory before the platform takes hold of it.
   */
  public static void refuseUnusable(Path path, boolean fresh) {
    Path directory = path.toAbsolutePath().normalize();
    try {
      refuseForeign(directory);
      if (!fresh) {
        refuseNewer(directory);
      }
      if (Files.exists(directory.resolve("lock"))) {
        try (FileChannel channel =
            FileChannel.open(directory.resolve("lock"), StandardOpenOption.WRITE)) {
          lock(channel, directory);
        }
      }
    } catch (IOException broken) {
      throw new StartFailure(
          "cannot use the data directory " + directory + ": " + broken.getMessage(), broken);
    }
  }

  public Path path() {
    return path;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // The kernel releases the lock with the process anyway.
      channel.isOpen();
    }
  }

  private static void lock(FileChannel channel, Path directory) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException ownedByThisProcess) {
      channel.close();
      throw inUse(directory);
    }
    channel.close();
    throw inUse(directory);
  }

  private static StartFailure inUse(Path directory) {
    return new StartFailure(
        "the data directory "
            + directory
            + " is in use by another running Firedrill: stop that one, or give this one another"
            + " --data");
  }

  private static void refuseForeign(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw new StartFailure(directory + " is a file: give --data a directory");
    }
    try (Stream<Path> entries = Files.list(directory)) {
      boolean empty =
          entries.allMatch(entry -> ALWAYS_THERE.contains(entry.getFileName().toString()));
      if (!empty && !Files.exists(directory.resolve(FORMAT_FILE))) {
        throw new StartFailure(
            directory
                + " holds files that are not Firedrill's: give --data an empty or a new directory");
      }
    }
  }

  private static void refuseNewer(Path directory) throws IOException {
    Path file = directory.resolve(FORMAT_FILE);
    if (!Files.exists(file)) {
      return;
    }
    String found = Files.readString(file).strip();
    int format;
    try {
      format = Integer.parseInt(found);
    } catch (NumberFormatException damaged) {
      throw new StartFailure(
          file + " says '" + found + "', which is no format number: restore it from a backup",
          damaged);
    }
    if (format > FORMAT) {
      throw new StartFailure(
          "the data directory "
              + directory
              + " was written by a newer Firedrill (format "
              + format
              + ", this one knows "
              + FORMAT
              + "): use that version, or another --data");
    }
  }

  private static void empty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.toList()) {
        if (!ALWAYS_THERE.contains(entry.getFileName().toString())) {
          DirectoryTree.delete(entry);
        }
      }
    }
  }
}
