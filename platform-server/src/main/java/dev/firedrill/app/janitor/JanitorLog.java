package dev.firedrill.app.janitor;

import dev.firedrill.chaos.janitor.JanitorDiary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The janitor's own log: a line for each thing it did, one older file beside it. */
final class JanitorLog implements JanitorDiary {
  private static final long MOST_BYTES = 1L << 20;

  private final Path file;
  private final InstantSource clock;

  JanitorLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public synchronized void tell(String what) {
    String line = clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + what + "\n";
    try {
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".old"),
            StandardCopyOption.REPLACE_EXISTING);
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      // A full disk must not keep it from undoing things.
      System.err.print(line);
    }
  }
}
