package dev.firedrill.cli.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that only leads to its subcommands: alone it says which there are. */
@picocli.CommandLine.Command
public class Group implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli asks the option, not the field.
  private boolean help;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: "
            + spec.qualifiedName()
            + " "
            + String.join(" | ", spec.subcommands().keySet()));
  }
}
