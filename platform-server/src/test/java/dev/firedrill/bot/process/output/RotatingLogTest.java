package dev.firedrill.bot.process.output;

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

  @Test
  void theNumbersGoOnAfterARestartAndOnlyTheEndIsReadAgain() throws IOException {
    try (RotatingLog log = new RotatingLog(directory.resolve("bot.log"))) {
      for (int i = 0; i < 3_000; i++) {
        log.write("line " + i + " " + "x".repeat(200));
      }
    }
    try (RotatingLog log = new RotatingLog(directory.resolve("bot.log"))) {
      log.write("after");
      LogPage newest = log.page(0, 2);
      assertThat(newest.next()).isEqualTo(3_001);
      assertThat(texts(newest)).element(0).asString().startsWith("line 2999 ");
      assertThat(log.page(2_999, 10).lines()).hasSize(2);
      assertThat(log.page(9_999, 1).lines()).hasSize(1);
    }
  }

  @Test
  void whatComesAfterTheEndIsLeftOut() throws IOException {
    RotatingLog log = new RotatingLog(directory.resolve("bot.log"));
    log.write("before");
    log.close();
    log.write("late");
    log.close();

    assertThat(texts(log.page(0, 10))).containsExactly("before");
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
