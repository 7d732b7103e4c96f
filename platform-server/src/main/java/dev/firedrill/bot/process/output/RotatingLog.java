package dev.firedrill.bot.process.output;

import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.LogPage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bot's log: at most three files of one mebibyte, so a bot that shouts cannot fill the disk; the
 * newest lines also in memory. Each line has a number that goes on after a restart.
 */
public final class RotatingLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RotatingLog.class);
  private static final long MAX_BYTES = 1024 * 1024;
  private static final int KEPT_LINES = 1_000;
  private static final int KEPT_CHARACTERS = 256 * 1024;

  private final Path file;
  private final Deque<LogLine> newest = new ArrayDeque<>();
  private int characters;
  private long last;
  private @Nullable OutputStream out;
  private long size;
  private boolean closed;

  public RotatingLog(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        readEnd();
      }
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read; its lines are not shown: {}", file, unreadable.getMessage());
    }
  }

  /** Adds a line; does nothing once closed. */
  public synchronized void write(String text) {
    if (closed) {
      return;
    }
    keep(new LogLine(last + 1, text));
    byte[] bytes = (last + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      OutputStream open = out == null ? open() : out;
      if (size + bytes.length > MAX_BYTES) {
        rotate(open);
        open = open();
      }
      open.write(bytes);
      size += bytes.length;
    } catch (IOException full) {
      // The bot goes on, and its newest lines are still in memory.
      LOG.warn("a line could not be written to {}: {}", file, full.getMessage());
    }
  }

  /** As {@link dev.firedrill.bot.BotRuntime#log} says. */
  public synchronized LogPage page(long after, int lines) {
    long from = after <= 0 || after > last ? last - lines + 1 : after + 1;
    List<LogLine> page = newest.stream().filter(line -> line.seq() >= from).limit(lines).toList();
    return new LogPage(page, page.isEmpty() ? last : page.getLast().seq());
  }

  private void keep(LogLine line) {
    last = line.seq();
    newest.addLast(line);
    characters += line.text().length();
    while (newest.size() > KEPT_LINES || (characters > KEPT_CHARACTERS && newest.size() > 1)) {
      characters -= newest.removeFirst().text().length();
    }
  }

  /** Only the end of the file: its beginning would not be kept anyway. */
  private void readEnd() throws IOException {
    byte[] bytes;
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, in.length() - KEPT_CHARACTERS);
      bytes = new byte[(int) (in.length() - start)];
      in.seek(start);
      in.readFully(bytes);
    }
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    if (bytes.length == KEPT_CHARACTERS && !lines.isEmpty()) {
      lines.removeFirst();
    }
    lines.forEach(this::keepStored);
  }

  private void keepStored(String stored) {
    int space = stored.indexOf(' ');
    try {
      keep(new LogLine(Long.parseLong(stored.substring(0, space)), stored.substring(space + 1)));
    } catch (NumberFormatException | IndexOutOfBoundsException olderFormat) {
      keep(new LogLine(last + 1, stored));
    }
  }

  private OutputStream open() throws IOException {
    OutputStream fresh =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    size = Files.size(file);
    out = fresh;
    return fresh;
  }

  private void rotate(OutputStream full) throws IOException {
    full.close();
    out = null;
    Path second = file.resolveSibling(file.getFileName() + ".1");
    if (Files.exists(second)) {
      Files.move(
          second,
          file.resolveSibling(file.getFileName() + ".2"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(file, second, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (out != null) {
        out.close();
        out = null;
      }
    } catch (IOException unwritten) {
      LOG.warn("{} could not be closed: {}", file, unwritten.getMessage());
    }
  }
}
