package dev.firedrill.bot.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheNameTest {
  @TempDir Path directory = Path.of(".");

  @Test
  void anotherJarOrLibraryIsAnotherCache() throws IOException {
    Path jar = Files.writeString(directory.resolve("student-bot.jar"), "one");
    Files.createDirectory(directory.resolve("lib"));
    Path library = Files.writeString(directory.resolve("lib/a.jar"), "a");
    Path first = AotCacheName.of(directory, jar);

    Files.writeString(jar, "two");
    Path second = AotCacheName.of(directory, jar);
    Files.writeString(library, "b");
    Path third = AotCacheName.of(directory, jar);
    Files.writeString(jar, "one");
    Files.writeString(library, "a");

    assertThat(first).isNotEqualTo(second);
    assertThat(second).isNotEqualTo(third);
    assertThat(AotCacheName.of(directory, jar)).isEqualTo(first);
  }
}
