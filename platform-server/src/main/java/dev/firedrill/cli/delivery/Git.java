package dev.firedrill.cli.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What git knows of a directory; nothing where git or a repository is missing. */
record Git(Path directory) {
  Optional<String> commit() {
    return ask("rev-parse", "HEAD");
  }

  Optional<String> subject() {
    return ask("log", "-1", "--format=%s");
  }

  boolean hasChanges() {
    return ask("status", "--porcelain", "--untracked-files=no").isPresent();
  }

  private Optional<String> ask(String... words) {
    String[] command = new String[words.length + 1];
    command[0] = "git";
    System.arraycopy(words, 0, command, 1, words.length);
    try {
      Process git =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 && !answer.isBlank()
          ? Optional.of(answer.strip())
          : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
