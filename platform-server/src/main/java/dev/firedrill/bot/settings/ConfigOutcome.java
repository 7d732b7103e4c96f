package dev.firedrill.bot.settings;

/** What became of the wish to change a configuration. */
public sealed interface ConfigOutcome {
  record Changed(Config config) implements ConfigOutcome {}

  /** It stood like that already, so nothing was written. */
  record Unchanged(Config config) implements ConfigOutcome {}

  /** Somebody changed it since the version the caller has seen. */
  record Stale(Config current) implements ConfigOutcome {}
}
