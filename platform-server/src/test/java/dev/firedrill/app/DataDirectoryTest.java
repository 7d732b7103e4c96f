package dev.firedrill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path home = Path.of(".");

  @Test
  void oneProcessHoldsItAtATime() {
    Path path = home.resolve("data");
    try (DataDirectory held = DataDirectory.open(path, false)) {
      assertThatThrownBy(() -> DataDirectory.open(held.path(), false))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("in use by another running Firedrill");
    }
    DataDirectory.open(path, false).close();
  }

  @Test
  void botsPassThroughItAndReadNothing() throws IOException {
    Path path = home.resolve("data");
    DataDirectory.open(path, false).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx--x--x");
    for (String closed : new String[] {"logs", "artifacts"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(closed))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void freshThrowsAwayWhatFiredrillKept() throws IOException {
    Path path = home.resolve("data");
    DataDirectory.open(path, false).close();
    Files.createDirectories(path.resolve("postgres/cluster"));

    DataDirectory.open(path, true).close();

    assertThat(path.resolve("postgres")).doesNotExist();
  }

  @Test
  void whatANewerVersionWroteIsLeftAlone() throws IOException {
    Path path = home.resolve("data");
    DataDirectory.open(path, false).close();
    Files.writeString(path.resolve("firedrill-data-format"), "999\n");

    assertThatThrownBy(() -> DataDirectory.open(path, false))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("written by a newer Firedrill (format 999");
  }

  @Test
  void somebodyElsesDirectoryIsLeftAloneAlsoWhenFreshIsAskedFor() throws IOException {
    Path thesis = Files.writeString(home.resolve("thesis.tex"), "years of work");

    assertThatThrownBy(() -> DataDirectory.open(home, true))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("files that are not Firedrill's");
    assertThat(thesis).hasContent("years of work");
  }
}
