package dev.firedrill.cli.capacity;

import dev.firedrill.cli.command.Words;
import dev.firedrill.cli.console.Surroundings;

/** {@code capacity}. */
public final class CapacityCommands {
  private CapacityCommands() {}

  public static void addTo(Words words, Surroundings around) {
    words.add(
        "capacity",
        () -> new CapacityCommand(around),
        () -> new CapacityCommand.Show(around),
        () -> new SizeChange(around),
        () -> new WhatIfCommand(around),
        () -> new ForecastCommand(around));
  }
}
