package dev.firedrill.bot.process.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserIdsTest {
  private static final int FIRST = 1_900_000_000;

  @TempDir Path locks = Path.of(".");
  private final ProcessTable table = new ProcessTable();

  @Test
  void twoPlatformsNeverShareAnId() throws IOException {
    try (UserIds one = new UserIds(FIRST, 3, locks, table);
        UserIds other = new UserIds(FIRST, 3, locks, table)) {
      assertThat(one.claim(0)).isEqualTo(FIRST);
      assertThat(other.claim(0)).isEqualTo(FIRST + 1);
      assertThat(other.claim(FIRST)).isEqualTo(FIRST + 2);
      assertThatThrownBy(() -> one.claim(0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("all 3 user ids");
    }
  }

  @Test
  void aBotKeepsTheIdThatOwnsItsFiles() throws IOException {
    try (UserIds ids = new UserIds(FIRST, 3, locks, table)) {
      assertThat(ids.claim(FIRST + 2)).isEqualTo(FIRST + 2);
    }
    try (UserIds next = new UserIds(FIRST, 3, locks, table)) {
      assertThat(next.claim(0)).isEqualTo(FIRST);
      assertThat(next.claim(FIRST + 2)).isEqualTo(FIRST + 2);
    }
  }
}
