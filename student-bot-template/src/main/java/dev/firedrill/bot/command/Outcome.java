package dev.firedrill.bot.command;

import java.util.Locale;

/** How a command ended. */
public enum Outcome {
  /** The plugin answered. */
  OK,
  /** The plugin said why it could not. */
  FAILED,
  /** The plugin threw what it should not. */
  CRASHED,
  /** The plugin took too long. */
  LATE,
  /** Too many of the same command were waiting. */
  BUSY,
  /** The plugin is switched off. */
  OFF,
  /** There is no such command. */
  UNKNOWN;

  /** As in metrics and logs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
