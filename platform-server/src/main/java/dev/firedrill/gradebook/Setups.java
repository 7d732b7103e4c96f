package dev.firedrill.gradebook;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;

/** The gradebook's setups; earlier ones are kept. */
public interface Setups {
  /** The newest. */
  GradebookSetup current();

  /** Stores the next version; false, and nothing stored, when it is not the next one. */
  boolean add(GradebookSetup setup, PersonId by, Instant at);
}
