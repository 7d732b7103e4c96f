package dev.firedrill.scenarios.catalog;

import dev.firedrill.scenarios.load.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue has mistakes; the message has one of them a line. */
public final class InvalidCatalog extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final transient List<Mistake> mistakes;

  InvalidCatalog(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
