package dev.firedrill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firedrill.bot.settings.EncryptionKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyFileTest {
  @TempDir Path directory;

  @Test
  void theFirstStartMakesAKeyThatOnlyTheOwnerReads() throws IOException {
    Path file = directory.resolve("secret.key");
    EncryptionKey key = SecretKeyFile.open(file, Set.of(), new Random(1));

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(SecretKeyFile.open(file, Set.of(key.id()), new Random(2)).id()).isEqualTo(key.id());
    assertThat(Files.readString(file)).doesNotContain(key.id());
  }

  @Test
  void anotherKeyThanSecretsNeedStopsTheStart() {
    Path file = directory.resolve("secret.key");
    EncryptionKey key = SecretKeyFile.open(file, Set.of(), new Random(1));

    assertThatThrownBy(() -> SecretKeyFile.open(file, Set.of("feedbeef"), new Random(1)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("holds key " + key.id())
        .hasMessageContaining("need key feedbeef");
  }

  @Test
  void aMissingFileIsNotMadeAnewWhenSecretsNeedTheOldOne() {
    Path file = directory.resolve("secret.key");

    assertThatThrownBy(() -> SecretKeyFile.open(file, Set.of("feedbeef"), new Random(1)))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("is missing");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatOthersReadOrThatIsDamagedStopsTheStart() throws IOException {
    Path file = directory.resolve("secret.key");
    SecretKeyFile.open(file, Set.of(), new Random(1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> SecretKeyFile.open(file, Set.of(), new Random(1)))
        .hasMessageContaining("chmod 600");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "half a key");
    assertThatThrownBy(() -> SecretKeyFile.open(file, Set.of(), new Random(1)))
        .hasMessageContaining("does not hold 32 bytes");
  }
}
