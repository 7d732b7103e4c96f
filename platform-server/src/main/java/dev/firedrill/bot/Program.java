package dev.firedrill.bot;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an instance runs. */
public sealed interface Program {
  /** A file that {@code java -jar} runs. */
  record Jar(Path jar) implements Program {}

  /**
   * An unpacked archive. {@code start} is the command with its arguments, relative to {@code
   * directory}; {@code healthPath} is null when the bot offers none.
   */
  record Unpacked(Path directory, String language, List<String> start, @Nullable String healthPath)
      implements Program {
    public Unpacked {
      start = List.copyOf(start);
    }
  }

  /** A container image, named with its digest. */
  record Image(String reference) implements Program {}
}
