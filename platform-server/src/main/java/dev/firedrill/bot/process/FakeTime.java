package dev.firedrill.bot.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The library that gives a program another clock, where Debian's package libfaketime has it. */
final class FakeTime {
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketime.so.1";

  private FakeTime() {}

  static Optional<Path> library() {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(LIBRARIES)) {
      for (Path directory : all) {
        Path library = directory.resolve(LIBRARY);
        if (Files.isReadable(library)) {
          return Optional.of(library);
        }
      }
    } catch (IOException none) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * Lets the command of this environment live at another time, such as {@code +3600}. The time that
   * only ever grows stays true, as it does on a machine whose clock is wrong.
   */
  static void pretend(Map<String, String> environment, String offset) {
    library()
        .ifPresent(library -> {
          environment.put("LD_PRELOAD", library.toString());
          environment.put("FAKETIME", offset);
          environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
          environment.put("DONT_FAKE_MONOTONIC", "1");
        });
  }
}
