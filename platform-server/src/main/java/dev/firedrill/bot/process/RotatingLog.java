package dev.firedrill.bot.process;

import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.LogPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A bot's log: at most three files of one mebibyte, so a bot that shouts cannot fill the disk; the
 * newest lines also in memory.
 */
final class RotatingLog implements AutoCloseable {
  private static final long MAX_BYTES = 1024 * 1024;
  private static final int MAX_LINE = 4_000;
  private static final int KEPT_LINES = 1_000;

  private final Path file;
  private final Deque<String> newest = new ArrayDeque<>();
  private OutputStream out;
  private long size;
  private long count;

  RotatingLog(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      List<String> before = Files.readAllLines(file, StandardCharsets.UTF_8);
      before.stream().skip(Math.max(0, before.size() - KEPT_LINES)).forEach(newest::addLast);
    }
    this.count = newest.size();
    this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.size = Files.size(file);
  }

  synchronized void write(String line) throws IOException {
    String bounded = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line;
    newest.addLast(bounded);
    count++;
    if (newest.size() > KEPT_LINES) {
      newest.removeFirst();
    }
    byte[] bytes = (bounded + "\n").getBytes(StandardCharsets.UTF_8);
    if (size + bytes.length > MAX_BYTES) {
      rotate();
    }
    out.write(bytes);
    size += bytes.length;
  }

  synchronized LogPage page(long after, int lines) {
    long first = count - newest.size() + 1;
    long from = after <= 0 || after > count ? count - lines + 1 : after + 1;
    List<LogLine> page = new ArrayList<>();
    long seq = first;
    for (String text : newest) {
      if (seq >= from && page.size() < lines) {
        page.add(new LogLine(seq, text));
      }
      seq++;
    }
    return new LogPage(page, page.isEmpty() ? count : page.getLast().seq());
  }

  private void rotate() throws IOException {
    out.close();
    Path second = file.resolveSibling(file.getFileName() + ".1");
    if (Files.exists(second)) {
      Files.move(
          second,
          file.resolveSibling(file.getFileName() + ".2"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(file, second, StandardCopyOption.REPLACE_EXISTING);
    out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    size = 0;
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
