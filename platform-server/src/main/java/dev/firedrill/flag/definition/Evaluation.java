package dev.firedrill.flag.definition;

import com.fasterxml.jackson.databind.JsonNode;

/** What a flag evaluates to for one context. */
public sealed interface Evaluation {
  /** Why a value was chosen, in OpenFeature's words. */
  enum Reason {
    /** Everybody gets it. */
    STATIC,
    /** The rule chose it for this context. */
    TARGETING_MATCH,
    /** The rule chose nothing for this context. */
    DEFAULT,
    /** The flag is disabled, and this is its variant for off. */
    DISABLED
  }

  record Value(String variant, JsonNode value, Reason reason) implements Evaluation {}

  /** Disabled, and no variant of it means off: the program's own default counts. */
  record CodeDefault() implements Evaluation {}

  /** The rule broke on this context; {@code why} says how. The program's own default counts. */
  record Broken(String why) implements Evaluation {}
}
