package dev.firedrill.bot.process.load;

import dev.firedrill.bot.process.os.FileTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that take all the space of a bot. Beside each bot's data lies a mark for each, which says
 * when it ends; it is written first, so a file is never without one. The files have holes: they
 * count in full and take nothing from the machine.
 */
public final class Fillers {
  private static final Logger LOG = LoggerFactory.getLogger(Fillers.class);
  private static final String MARKS = "loads";
  private static final String DATA = "data";
  private static final int NAME_DIGITS = 16;

  private final Path directory;

  /** {@code directory} has one for each bot. */
  public Fillers(Path directory) {
    this.directory = directory;
  }

  /** Does nothing when it was put there before, also when it is gone since. */
  public void put(Path home, String operationKey, long bytes, Instant until, OptionalInt owner)
      throws IOException, InterruptedException {
    String name = nameOf(operationKey);
    Path mark = home.resolve(MARKS).resolve(name);
    Path file = fileOf(home, name);
    if (Files.exists(mark) && !Files.readString(mark).isBlank()) {
      return;
    }
    Files.createDirectories(mark.getParent());
    Files.writeString(mark, Long.toString(until.toEpochMilli()));
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.setLength(bytes);
    }
    if (owner.isPresent()) {
      FileTree.own(file, owner.getAsInt());
    }
  }

  /** Whether the file of the operation takes space somewhere. */
  public boolean stands(String operationKey) throws IOException {
    return home(operationKey).filter(home -> takes(home, nameOf(operationKey))).isPresent();
  }

  /** Whether any file of ours takes the space of the bot that keeps its state here. */
  public static boolean standsBeside(Path data) throws IOException {
    Path home = data.getParent();
    return home != null
        && marks(home).stream().anyMatch(mark -> takes(home, mark.getFileName().toString()));
  }

  public void remove(String operationKey) throws IOException {
    Optional<Path> home = home(operationKey);
    if (home.isPresent()) {
      remove(home.get(), nameOf(operationKey));
    }
  }

  /** Removes those whose time is over, whoever put them there. */
  public void sweep(Instant now) throws IOException {
    for (Path home : homes()) {
      for (Path mark : marks(home)) {
        if (isOver(mark, now)) {
          remove(home, mark.getFileName().toString());
        }
      }
    }
  }

  private static boolean isOver(Path mark, Instant now) throws IOException {
    String until = Files.readString(mark).strip();
    try {
      return !Instant.ofEpochMilli(Long.parseLong(until)).isAfter(now);
    } catch (NumberFormatException torn) {
      LOG.warn("{} is damaged; what it marks is removed", mark);
      return true;
    }
  }

  private static void remove(Path home, String name) throws IOException {
    Files.deleteIfExists(fileOf(home, name));
    Files.deleteIfExists(home.resolve(MARKS).resolve(name));
  }

  private Optional<Path> home(String operationKey) throws IOException {
    String name = nameOf(operationKey);
    return homes().stream()
        .filter(home -> Files.exists(home.resolve(MARKS).resolve(name)))
        .findFirst();
  }

  private List<Path> homes() throws IOException {
    return Files.isDirectory(directory) ? entries(directory) : List.of();
  }

  private static List<Path> marks(Path home) throws IOException {
    Path marks = home.resolve(MARKS);
    return Files.isDirectory(marks, LinkOption.NOFOLLOW_LINKS) ? entries(marks) : List.of();
  }

  private static List<Path> entries(Path of) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(of)) {
      all.forEach(entries::add);
    }
    return entries;
  }

  private static boolean takes(Path home, String name) {
    return Files.exists(fileOf(home, name), LinkOption.NOFOLLOW_LINKS);
  }

  private static Path fileOf(Path home, String name) {
    return home.resolve(DATA).resolve("spool-" + name + ".tmp");
  }

  private static String nameOf(String operationKey) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(operationKey.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
