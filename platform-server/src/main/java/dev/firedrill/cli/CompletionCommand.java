package dev.firedrill.cli;

import dev.firedrill.cli.command.Invocation;
import dev.firedrill.cli.console.Surroundings;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Writes a script that teaches your shell to complete firedrill's words.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(./firedrill completion bash)      # in ~/.bashrc",
      "  source <(./firedrill completion zsh)       # in ~/.zshrc",
      "",
      "Flag keys, releases, alarms, runbooks and pages are completed too, by asking the server."
    })
final class CompletionCommand implements Callable<Integer> {
  /** The shells there are. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private final Invocation invocation;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.BASH;

  CompletionCommand(Surroundings around) {
    invocation = new Invocation(around);
  }

  @Override
  public Integer call() {
    invocation.console().line(Completion.script(shell == Shell.ZSH));
    return 0;
  }
}
