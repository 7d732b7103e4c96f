package dev.firedrill.bot.command;

/** The plugin is off for the one who asked. */
final class SwitchedOff extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SwitchedOff() {
    super("switched off", null, false, false);
  }
}
