package dev.firedrill.app.janitor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One janitor for each data directory. The kernel releases the lock however its process ends; the
 * file tells whose it is.
 */
final class JanitorLock implements AutoCloseable {
  private static final String NAME = "janitor.lock";

  private final FileChannel channel;

  private JanitorLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Empty when another janitor has it. */
  static Optional<JanitorLock> take(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    channel.truncate(0);
    ByteBuffer pid =
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
    channel.write(pid, 0);
    return Optional.of(new JanitorLock(channel));
  }

  /**
   * The process that wrote its number last, if one of that number is a janitor of the directory.
   */
  static OptionalLong holder(Path data) {
    try {
      String text = Files.readString(data.resolve(NAME)).strip();
      if (!text.matches("\\d{1,9}")) {
        return OptionalLong.empty();
      }
      String command = Files.readString(Path.of("/proc", text, "cmdline"));
      return command.contains(Main.class.getName()) && command.contains(data.toString())
          ? OptionalLong.of(Long.parseLong(text))
          : OptionalLong.empty();
    } catch (IOException goneOrNeverThere) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
