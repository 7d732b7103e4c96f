package dev.firedrill.scenarios.load;

import dev.firedrill.scenarios.Scenario;
import java.util.List;

/** A scenario without a mistake, or every mistake that was found. */
public sealed interface LoadOutcome {

  /** The file passed every rule. */
  record Loaded(Scenario scenario) implements LoadOutcome {}

  /** At least one mistake, in reading order. */
  record Rejected(List<Mistake> mistakes) implements LoadOutcome {
    public Rejected {
      mistakes = mistakes.stream().sorted().distinct().toList();
      if (mistakes.isEmpty()) {
        throw new IllegalArgumentException("a rejection needs a mistake");
      }
    }

    /** One mistake a line. */
    public String text() {
      return String.join("\n", mistakes.stream().map(Mistake::toString).toList());
    }
  }
}
