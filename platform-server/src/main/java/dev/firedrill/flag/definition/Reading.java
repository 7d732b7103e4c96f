package dev.firedrill.flag.definition;

import java.util.List;

/** What came of reading what somebody wrote. */
public sealed interface Reading<T> {
  record Good<T>(T value) implements Reading<T> {}

  /** Why it cannot be used; at least one violation, in the order of the text. */
  record Bad<T>(List<Violation> violations) implements Reading<T> {
    public Bad {
      violations = List.copyOf(violations);
    }
  }
}
