package dev.firedrill.cli.session;

import dev.firedrill.cli.console.Surroundings;
import picocli.CommandLine;

/** {@code login}, {@code logout}, {@code whoami} and {@code token}. */
public final class SessionCommands {
  private SessionCommands() {}

  public static void addTo(CommandLine root, Surroundings around) {
    root.addSubcommand(new LoginCommand(around))
        .addSubcommand(new LogoutCommand(around))
        .addSubcommand(new WhoAmICommand(around))
        .addSubcommand(
            new CommandLine(new TokenCommand())
                .addSubcommand(new TokenCommand.ListAll(around))
                .addSubcommand(new TokenCommand.Create(around))
                .addSubcommand(new TokenCommand.Revoke(around)));
  }
}
