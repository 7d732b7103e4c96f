package dev.firedrill.flag.flagd;

import dev.firedrill.flag.definition.FlagFormat;

/** Flags as flagd understands them, by its own library for Java. */
public final class Flagd {
  private Flagd() {}

  /** Loads the library when the first rule is checked or evaluated. */
  public static FlagFormat format() {
    return new FlagdFormat();
  }
}
