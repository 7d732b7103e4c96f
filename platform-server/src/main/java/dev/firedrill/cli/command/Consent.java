package dev.firedrill.cli.command;

import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Asks a person before production changes. A script is not asked. */
public final class Consent {
  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask before changing production.")
  private boolean yes;

  /** Goes on only with consent. The deed is a question without its mark: "Deploy v12 to …". */
  public void beforeProduction(Invocation invocation, Env environment, String deed) {
    var terminal = invocation.around().terminal();
    if (yes || environment != Env.PRODUCTION || !terminal.canAsk()) {
      return;
    }
    String answer = terminal.ask(deed + "? [y/N] ").orElse("").strip().toLowerCase(Locale.ROOT);
    if (!answer.equals("y") && !answer.equals("yes")) {
      throw new CliFailure(ExitCode.FAILED, "Nothing was changed.");
    }
  }
}
