package dev.firedrill.bot.process.launch;

import dev.firedrill.bot.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what the start command of an archive names: a file of its own, or a program of ours. */
final class StartCommand {
  private final ProcessRuntimeSettings settings;

  StartCommand(ProcessRuntimeSettings settings) {
    this.settings = settings;
  }

  Optional<String> refusal(Program.Unpacked program) {
    if (program.start().isEmpty()) {
      return Optional.of("The archive names no start command: give one in its firedrill.json.");
    }
    String name = program.start().getFirst();
    if (ownFile(program.directory(), name).isPresent() || installed(name).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "The start command '"
            + name
            + "' is neither a file of the archive nor a program of this machine: correct it in"
            + " firedrill.json, or have the program installed.");
  }

  /** The command line for the archive as it lies in {@code directory}. */
  List<String> resolve(Program.Unpacked program, Path directory, BotLimits limits)
      throws IOException {
    Optional<String> refusal = refusal(program);
    if (refusal.isPresent()) {
      throw new IOException(refusal.get());
    }
    String name = program.start().getFirst();
    List<String> command = new ArrayList<>();
    Optional<Path> own = ownFile(directory, name);
    if (own.isPresent()) {
      if (!Files.isExecutable(own.get())) {
        throw new IOException(
            "its start command '" + name + "' is a file that may not be executed");
      }
      command.add(own.get().toString());
    } else {
      command.add(installed(name).orElseThrow().toString());
      if (name.equals("java")) {
        command.addAll(JarCommand.frugal(limits));
      }
    }
    command.addAll(program.start().subList(1, program.start().size()));
    return command;
  }

  private static Optional<Path> ownFile(Path directory, String name) {
    Path file = directory.resolve(name).normalize();
    return file.startsWith(directory) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(file)
        : Optional.empty();
  }

  private Optional<Path> installed(String name) {
    if (name.indexOf('/') >= 0) {
      return Optional.empty();
    }
    if (name.equals("java")) {
      return Optional.of(settings.java());
    }
    List<Path> found =
        settings.searchPath().stream()
            .map(directory -> directory.resolve(name))
            .filter(Files::isExecutable)
            .filter(Files::isRegularFile)
            .toList();
    // Root's own programs come first on root's path, but a bot with a user of its own cannot run
    // them.
    return found.stream().filter(BotUsers::open).findFirst().or(() -> found.stream().findFirst());
  }
}
