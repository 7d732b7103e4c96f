package dev.firedrill.cli.command;

import dev.firedrill.cli.console.CliFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is changed; the team's timeline and the graders read it. */
public final class Reason {
  @Option(
      names = {"-m", "--reason"},
      paramLabel = "TEXT",
      description = "Why, in 3 to 200 characters; it stands in the team's timeline.")
  private @Nullable String reason;

  public Optional<String> given() {
    return Optional.ofNullable(reason).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** The reason; a person who gave none is asked, a script is told to give one. */
  public String required(Invocation invocation) {
    return given()
        .or(() ->
            invocation.around().terminal().canAsk()
                ? invocation.around().terminal().ask("Why? ").map(String::strip)
                : Optional.empty())
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> CliFailure.usage("Say why: --reason 'such as: halves the timeouts'."));
  }
}
