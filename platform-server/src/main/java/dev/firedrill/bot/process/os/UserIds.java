package dev.firedrill.bot.process.os;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * User ids that bots run as. A claim holds as long as this JVM: two platforms on one machine never
 * share an id, for each ends what runs under its own.
 */
public final class UserIds implements AutoCloseable {
  private final int first;
  private final int count;
  private final Path locks;
  private final ProcessTable table;
  private final List<FileChannel> held = new ArrayList<>();
  private final Set<Integer> claimed = new TreeSet<>();

  /** Ids from {@code first} on; {@code locks} is a directory that all platforms here know. */
  public UserIds(int first, int count, Path locks, ProcessTable table) {
    this.first = first;
    this.count = count;
    this.locks = locks;
    this.table = table;
  }

  /**
   * An id that nobody else uses: {@code before}, the one that owned the bot's files so far, where
   * it can be had.
   */
  public synchronized int claim(int before) throws IOException {
    Files.createDirectories(
        locks, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    if (before >= first && before < first + count && hold(before)) {
      return before;
    }
    Set<Integer> inUse =
        table.all().stream()
            .flatMapToInt(process -> table.user(process.pid()).stream())
            .boxed()
            .collect(Collectors.toSet());
    for (int id = first; id < first + count; id++) {
      if (!inUse.contains(id) && hold(id)) {
        return id;
      }
    }
    throw new IOException(
        "all " + count + " user ids from " + first + " on are in use; give bots a longer range");
  }

  private boolean hold(int id) throws IOException {
    if (claimed.contains(id)) {
      return false;
    }
    FileChannel channel =
        FileChannel.open(
            locks.resolve(Integer.toString(id)),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException heldByThisJvm) {
      claimed.remove(id);
    }
    if (lock == null) {
      channel.close();
      return false;
    }
    held.add(channel);
    claimed.add(id);
    return true;
  }

  @Override
  public synchronized void close() throws IOException {
    for (FileChannel channel : held) {
      channel.close();
    }
    held.clear();
    claimed.clear();
  }
}
