package dev.firedrill.scenario;

import dev.firedrill.scenarios.Scenario;
import dev.firedrill.scenarios.load.Mistake;
import java.util.List;

/** What came of an upload. */
public sealed interface UploadOutcome {
  /** It is new. */
  record Added(Scenario scenario) implements UploadOutcome {}

  /** It took the place of what no run had used. */
  record Replaced(Scenario scenario) implements UploadOutcome {}

  /** The very same was there. */
  record Unchanged(Scenario scenario) implements UploadOutcome {}

  /** It has mistakes, at least one. */
  record Rejected(List<Mistake> mistakes) implements UploadOutcome {
    public Rejected {
      mistakes = List.copyOf(mistakes);
    }
  }
}
