package dev.firedrill.bot.plugin;

/** A command could not be done; the message is one clause that a person may read. */
public final class PluginFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** A failure without a cause worth logging. */
  public PluginFailure(String message) {
    super(message);
  }

  /** A failure whose cause goes to the log, never to the person. */
  public PluginFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
