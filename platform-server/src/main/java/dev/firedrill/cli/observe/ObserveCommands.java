package dev.firedrill.cli.observe;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** {@code logs} and {@code metrics}. */
public final class ObserveCommands {
  private ObserveCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words
        .add("logs", () -> new LogsCommand(around))
        .add("metrics", () -> new MetricsCommand(around));
  }
}
