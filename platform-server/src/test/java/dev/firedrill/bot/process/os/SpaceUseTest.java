package dev.firedrill.bot.process.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceUseTest {
  @TempDir Path directory = Path.of(".");

  private SpaceUse use() throws IOException {
    return SpaceUse.of(List.of(directory), 100);
  }

  @Test
  void linksLeadNowhere() throws IOException {
    Files.write(directory.resolve("file"), new byte[1_000]);
    Files.createSymbolicLink(directory.resolve("out"), Path.of("/usr"));
    Files.createSymbolicLink(directory.resolve("round"), directory);

    assertThat(use()).isEqualTo(new SpaceUse(1_000, 4, false));
    assertThat(use().excess(1_000, 100)).isEmpty();
    assertThat(use().excess(999, 100)).contains("kept 0 MiB on disk, its limit is 0 MiB");
  }

  @Test
  void manyFilesAreTooMuchToo() throws IOException {
    for (int i = 0; i < 200; i++) {
      Files.createFile(directory.resolve("file-" + i));
    }

    assertThat(use().excess(1_000, 100))
        .contains("kept more than 100 files on disk, which is its limit");
  }

  @Test
  void whatIsNestedTooDeepCannotBeCountedAndIsTooMuch() throws IOException {
    Files.createDirectories(directory.resolve("d/".repeat(31)));
    assertThat(use().excess(1_000, 100)).isEmpty();
    Files.createDirectories(directory.resolve("d/".repeat(40)));

    assertThat(use().excess(1_000, 100))
        .contains("nested directories more than 32 deep, which is its limit");
  }
}
