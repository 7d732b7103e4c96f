package dev.firedrill.scenario.api;

import dev.firedrill.scenarios.load.Mistake;
import java.util.List;

/** What is wrong in a scenario's file, in reading order; nothing when it is good. */
public record LintView(List<MistakeView> mistakes) {
  public LintView {
    mistakes = List.copyOf(mistakes);
  }

  /** One mistake: where (from 1), against which rule, and how to mend it. */
  public record MistakeView(String file, int line, int column, String rule, String message) {
    static MistakeView of(Mistake mistake) {
      return new MistakeView(
          mistake.file(), mistake.line(), mistake.column(), mistake.rule(), mistake.message());
    }
  }
}
