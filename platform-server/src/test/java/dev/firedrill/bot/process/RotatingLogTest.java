package dev.firedrill.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.LogLine;
import dev.firedrill.bot.LogPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingLogTest {
  @TempDir Path directory = Path.of(".");

  @Test
  void aBotThatShoutsFillsThreeFilesAtMost() throws IOException {
    try (RotatingLog log = new RotatingLog(directory.resolve("bot.log"))) {
      String line = "x".repeat(1_000);
      for (int i = 0; i < 5_000; i++) {
        log.write(line);
      }
      log.write("the last");
      assertThat(texts(log.page(0, 2))).containsExactly(line, "the last");
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.mapToLong(RotatingLogTest::size)).hasSize(3).allMatch(s -> s <= 1 << 20);
    }
  }

  @Test
  void theTailSurvivesARestart() throws IOException {
    try (RotatingLog log = new RotatingLog(directory.resolve("bot.log"))) {
      log.write("before");
    }
    try (RotatingLog log = new RotatingLog(directory.resolve("bot.log"))) {
      log.write("after");
      assertThat(texts(log.page(0, 10))).containsExactly("before", "after");
    }
  }

  private static List<String> texts(LogPage page) {
    return page.lines().stream().map(LogLine::text).toList();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
