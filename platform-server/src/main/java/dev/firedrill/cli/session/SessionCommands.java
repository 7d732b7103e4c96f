package dev.firedrill.cli.session;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** {@code login}, {@code logout}, {@code whoami} and {@code token}. */
public final class SessionCommands {
  private SessionCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words
        .add("login", () -> new LoginCommand(around))
        .add("logout", () -> new LogoutCommand(around))
        .add("whoami", () -> new WhoAmICommand(around))
        .add(
            "token",
            TokenCommand::new,
            () -> new TokenCommand.ListAll(around),
            () -> new TokenCommand.Create(around),
            () -> new TokenCommand.Revoke(around));
  }
}
