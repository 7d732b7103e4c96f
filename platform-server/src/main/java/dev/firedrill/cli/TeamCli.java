package dev.firedrill.cli;

import dev.firedrill.cli.capacity.CapacityCommands;
import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.Console;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Surroundings;
import dev.firedrill.cli.delivery.DeliveryCommands;
import dev.firedrill.cli.incident.IncidentCommands;
import dev.firedrill.cli.observe.ObserveCommands;
import dev.firedrill.cli.oncall.OnCallCommands;
import dev.firedrill.cli.reliability.ReliabilityCommands;
import dev.firedrill.cli.session.SessionCommands;
import dev.firedrill.cli.settings.SettingsCommands;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;

/** The command line put together. */
public final class TeamCli {
  private TeamCli() {}

  /** Every command, reading and writing where the surroundings say. */
  public static CommandLine in(Surroundings around) {
    return with("", around);
  }

  /** Runs the command that the arguments ask for; its exit code. */
  public static int execute(Surroundings around, String... arguments) {
    return with(arguments.length == 0 ? "" : arguments[0], around).execute(arguments);
  }

  private static CommandLine with(String word, Surroundings around) {
    Words words = new Words();
    SessionCommands.addTo(words, around);
    DeliveryCommands.addTo(words, around);
    ObserveCommands.addTo(words, around);
    OnCallCommands.addTo(words, around);
    ReliabilityCommands.addTo(words, around);
    IncidentCommands.addTo(words, around);
    CapacityCommands.addTo(words, around);
    SettingsCommands.addTo(words, around);
    words.add("completion", () -> new CompletionCommand(around));
    CommandLine root = new CommandLine(new RootCommand());
    words.into(root, word);
    return configured(root, around);
  }

  private static CommandLine configured(CommandLine root, Surroundings around) {
    boolean colors =
        around.terminal().showsOutput() && !around.environment().containsKey("NO_COLOR");
    return root.setOut(writer(around.out()))
        .setErr(writer(around.err()))
        .setUsageHelpWidth(100)
        .setUsageHelpLongOptionsMaxWidth(32)
        .setColorScheme(Help.defaultColorScheme(colors ? Help.Ansi.ON : Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedSubcommandsAllowed(false)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((failure, arguments) -> misunderstood(failure, around))
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, around));
  }

  private static int misunderstood(ParameterException failure, Surroundings around) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    String sentence = String.valueOf(failure.getMessage()).replaceAll("\\R", " ");
    String end = sentence.endsWith(".") ? " " : ". ";
    Console.error(around.err(), sentence + end + "See: " + command + " --help");
    return ExitCode.USAGE.number();
  }

  private static int failed(Exception failure, Surroundings around) throws Exception {
    if (failure instanceof CliFailure told) {
      Console.error(around.err(), told.sentence());
      return told.code().number();
    }
    throw failure;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
