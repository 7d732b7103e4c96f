package dev.firedrill.bot;

import java.util.List;

/** The environment has mistakes; {@link #mistakes()} names all of them, without any secret. */
public final class BadConfigurationException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  BadConfigurationException(List<String> mistakes) {
    super(String.join("; ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One sentence for each mistake: the variable, the rule, the mend. */
  public List<String> mistakes() {
    return mistakes;
  }
}
