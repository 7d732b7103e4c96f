package dev.firedrill.bot.process.os;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All processes of this machine, read from /proc; empty where there is none. */
public final class ProcessTable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessTable.class);
  private static final Path PROC = Path.of("/proc");

  /** The kernel answers with less only at the end of such a file; longer ones come in parts. */
  private static final int ONE_READ = 2_048;

  private final int pageBytes = Posix.pageBytes();

  /** Every process that has not ended. */
  public List<OsProcess> all() {
    List<OsProcess> all = new ArrayList<>();
    if (!Files.isDirectory(PROC)) {
      return all;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        read(entry.resolve("stat"))
            .flatMap(stat -> OsProcess.parse(stat, pageBytes))
            .ifPresent(all::add);
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      LOG.warn("the processes of this machine cannot be listed: {}", unreadable.getMessage());
    }
    return all;
  }

  /**
   * The number of the youngest process: it tells how many were started since it was read before.
   */
  public long youngest() {
    return read(PROC.resolve("loadavg"))
        .map(load -> Long.parseLong(load.substring(load.lastIndexOf(' ') + 1).strip()))
        .orElse(0L);
  }

  public Optional<OsProcess> find(long pid) {
    return read(PROC.resolve(pid + "/stat")).flatMap(stat -> OsProcess.parse(stat, pageBytes));
  }

  /** The user that the process runs as, also when it hides from debuggers. */
  public OptionalInt user(long pid) {
    return read(PROC.resolve(pid + "/status")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Uid:"))
        .mapToInt(line -> Integer.parseUnsignedInt(line.split("\\s+", 3)[1]))
        .findFirst();
  }

  /** Whether the process was started with this variable; false when we may not look. */
  public boolean hasVariable(long pid, String name, String value) {
    return read(PROC.resolve(pid + "/environ"))
        .map(all -> ("\0" + all).contains("\0" + name + "=" + value + "\0"))
        .orElse(false);
  }

  /**
   * The memory of one process where pages that several share are counted in parts; empty when we
   * may not look.
   */
  public Optional<Long> proportionalBytes(long pid) {
    return read(PROC.resolve(pid + "/smaps_rollup")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Pss:"))
        .map(line -> Long.parseLong(line.split("\\s+", 3)[1]) * 1024)
        .findFirst();
  }

  /**
   * Sets the niceness of a whole session where the kernel weighs sessions against each other and
   * processes only within one; nothing elsewhere.
   */
  public void niceSession(long member, int niceness) {
    Path file = PROC.resolve(member + "/autogroup");
    if (Files.isWritable(file)) {
      try {
        Files.writeString(file, String.valueOf(niceness));
      } catch (IOException refused) {
        LOG.debug("the session of process {} keeps its weight: {}", member, refused.getMessage());
      }
    }
  }

  /** In as few calls of the kernel as can be: every process is read again and again. */
  private static Optional<String> read(Path file) {
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] start = new byte[ONE_READ];
      int length = Math.max(0, in.read(start));
      if (length < ONE_READ) {
        return Optional.of(new String(start, 0, length, StandardCharsets.ISO_8859_1));
      }
      // Not Files.readString: it asks for a size that files of the kernel do not have.
      ByteArrayOutputStream all = new ByteArrayOutputStream(2 * ONE_READ);
      all.write(start, 0, length);
      in.transferTo(all);
      return Optional.of(all.toString(StandardCharsets.ISO_8859_1));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
