package dev.firedrill.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.cli.console.CliFailure;
import dev.firedrill.cli.console.ExitCode;
import dev.firedrill.cli.console.Style;
import dev.firedrill.cli.server.Connection;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Shows what the server says, once or again and again. */
public final class Watch {
  private static final Duration PERIOD = Duration.ofSeconds(3);

  @Option(
      names = {"-w", "--watch"},
      description = "Show it anew every 3 s, until Ctrl-C.")
  private boolean watch;

  /**
   * Draws the answer, or writes it where JSON is wanted; the command's exit code. With {@code
   * --watch} it goes on, also over a time in which the server is away.
   */
  public int show(
      Invocation invocation, Function<Connection, JsonNode> question, Consumer<JsonNode> drawing)
      throws InterruptedException {
    try (Connection connection = invocation.connect()) {
      draw(invocation, question.apply(connection), drawing);
      boolean away = false;
      while (watch) {
        invocation.around().pause().of(PERIOD);
        try {
          draw(invocation, question.apply(connection), drawing);
          away = false;
        } catch (CliFailure failure) {
          if (failure.code() != ExitCode.UNREACHABLE) {
            throw failure;
          }
          if (!away) {
            invocation.console().remark(failure.sentence() + " Trying again.");
          }
          away = true;
        }
      }
      return ExitCode.OK.number();
    }
  }

  private void draw(Invocation invocation, JsonNode answer, Consumer<JsonNode> drawing) {
    if (invocation.json()) {
      invocation.print(answer);
      return;
    }
    if (watch) {
      var console = invocation.console();
      console.afresh();
      console.line(
          console.styled(
              Style.DIM,
              "%s, every %d s; Ctrl-C ends it."
                  .formatted(
                      invocation.when().at(invocation.around().clock().instant()),
                      PERIOD.toSeconds())));
    }
    drawing.accept(answer);
  }
}
