package dev.firedrill.flag;

/** What became of the wish to change a flag. */
public sealed interface FlagOutcome {
  record Changed(Flag flag) implements FlagOutcome {}

  /** It stood like that already, so nothing was written. */
  record Unchanged(Flag flag) implements FlagOutcome {}

  /** Somebody changed it since the version the caller has seen. */
  record Stale(Flag current) implements FlagOutcome {}

  record UnknownKey(String key) implements FlagOutcome {}

  /** There is one of that key already, so none was made. */
  record Exists(Flag current) implements FlagOutcome {}
}
