package dev.firedrill.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The top-level commands by name. Reading a command's options takes its time, so only the commands
 * that are needed are made.
 */
public final class Words {
  private final Map<String, Supplier<CommandLine>> words = new LinkedHashMap<>();

  /** Adds a command; the subcommands are objects as picocli takes them. */
  public Words add(String name, Supplier<Object> command, Supplier<?>... subcommands) {
    words.put(
        name,
        () -> {
          CommandLine made = new CommandLine(command.get());
          for (Supplier<?> subcommand : subcommands) {
            made.addSubcommand(subcommand.get());
          }
          return made;
        });
    return this;
  }

  /** Puts the one command of this name into the root, or all of them when there is none. */
  public void into(CommandLine root, String name) {
    if (words.containsKey(name)) {
      root.addSubcommand(name, words.get(name).get());
    } else {
      words.forEach((each, command) -> root.addSubcommand(each, command.get()));
    }
  }
}
