package dev.firedrill.cli.command;

import picocli.CommandLine.Option;

/** The environment that a command is about: production unless somebody says staging. */
public final class InProduction {
  @Option(
      names = {"-e", "--env"},
      paramLabel = "ENV",
      defaultValue = "production",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless you say.")
  private Env environment = Env.PRODUCTION;

  public Env value() {
    return environment;
  }
}
