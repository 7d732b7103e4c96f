package dev.firedrill.bot.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bot that a killed platform left behind where the kernel does not end it for us. Its pid is
 * remembered together with its start time, so that another program with the same number is left
 * alone.
 */
final class LeftoverBot {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverBot.class);

  private LeftoverBot() {}

  static void remember(Path directory, ProcessHandle process) throws IOException {
    Files.writeString(directory.resolve("bot.pid"), process.pid() + " " + startOf(process));
  }

  static void forget(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve("bot.pid"));
  }

  static void end(Path directory) throws IOException {
    Path file = directory.resolve("bot.pid");
    if (!Files.exists(file)) {
      return;
    }
    String[] words = Files.readString(file).strip().split(" ", 2);
    Optional<ProcessHandle> leftover =
        ProcessHandle.of(Long.parseLong(words[0]))
            .filter(process -> words.length == 2 && startOf(process).equals(words[1]));
    leftover.ifPresent(process -> {
      LOG.warn("ending the bot {} that an earlier platform left in {}", process.pid(), directory);
      process.destroyForcibly();
      process.onExit().join();
    });
    Files.delete(file);
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}
