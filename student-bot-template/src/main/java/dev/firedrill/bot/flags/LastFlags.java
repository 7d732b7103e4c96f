package dev.firedrill.bot.flags;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last flags that were heard of, in a small file: a bot that starts while the flag server is
 * away does as it did before, and not as if nobody had ever switched anything.
 */
final class LastFlags {
  private static final Logger log = LoggerFactory.getLogger(LastFlags.class);
  private static final long LARGEST = 1024 * 1024;

  private final Path file;

  LastFlags(Path directory) {
    this.file = directory.resolve("flags.json");
  }

  /** Empty when there are none or the file makes no sense. */
  Map<String, FlagValue> read() {
    try {
      if (Files.exists(file) && Files.size(file) <= LARGEST) {
        return FlagValue.all(Files.readString(file));
      }
    } catch (IOException | JsonParseException e) {
      log.warn("cannot use the last flags in {}: {}", file, e.getMessage());
    }
    return Map.of();
  }

  /** Whole or not at all: two instances share the directory during a deployment. */
  void write(String body) {
    try {
      Files.createDirectories(file.getParent());
      Path whole = Files.createTempFile(file.getParent(), "flags", ".tmp");
      try {
        Files.writeString(whole, body);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      log.warn("cannot keep the last flags in {}: {}", file, e.getMessage());
    }
  }
}
