package dev.firedrill.bot.process.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrewnSpaceTest {
  private static final int ONE = 61_001;
  private static final int OTHER = 61_002;

  @TempDir Path directory = Path.of(".");

  @BeforeEach
  void onlyRootGivesFilesAway() {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
  }

  @Test
  void eachUserIsChargedForWhatIsItsOwn() throws IOException {
    owned(Files.createDirectory(directory.resolve("one")), ONE);
    owned(Files.write(directory.resolve("one/a"), new byte[500]), ONE);
    owned(Files.write(directory.resolve("b"), new byte[70]), ONE);
    owned(Files.write(directory.resolve("c"), new byte[9]), OTHER);
    Files.write(directory.resolve("d"), new byte[1_000]);

    StrewnSpace strewn = StrewnSpace.in(List.of(directory), Set.of(ONE, OTHER), 100);

    assertThat(strewn.of(ONE)).isEqualTo(new SpaceUse(570, 4, false));
    assertThat(strewn.of(OTHER)).isEqualTo(new SpaceUse(9, 2, false));
    assertThat(strewn.of(61_003)).isEqualTo(SpaceUse.NONE);
  }

  @Test
  void whatLiesBelowSomebodyElsesDirectoryIsNotCharged() throws IOException {
    owned(Files.createDirectory(directory.resolve("one")), ONE);
    owned(Files.write(directory.resolve("one/planted"), new byte[500]), OTHER);

    StrewnSpace strewn = StrewnSpace.in(List.of(directory), Set.of(ONE, OTHER), 100);

    assertThat(strewn.of(OTHER)).isEqualTo(new SpaceUse(0, 1, false));
  }

  @Test
  void aUserWithTooManyFilesDoesNotHideAnother() throws IOException {
    owned(Files.createDirectory(directory.resolve("many")), ONE);
    for (int i = 0; i < 30; i++) {
      owned(Files.createDirectory(directory.resolve("many/" + i)), ONE);
      owned(Files.createFile(directory.resolve("many/" + i + "/file")), ONE);
    }
    owned(Files.write(directory.resolve("z"), new byte[9]), OTHER);

    StrewnSpace strewn = StrewnSpace.in(List.of(directory), Set.of(ONE, OTHER), 10);

    assertThat(strewn.of(ONE).excess(1_000_000, 10)).isPresent();
    assertThat(strewn.of(OTHER).bytes()).isEqualTo(9);
  }

  private static void owned(Path path, int user) throws IOException {
    Files.setAttribute(path, "unix:uid", user);
  }
}
