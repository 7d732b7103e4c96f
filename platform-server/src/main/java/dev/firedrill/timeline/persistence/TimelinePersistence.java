package dev.firedrill.timeline.persistence;

import dev.firedrill.timeline.Notes;
import dev.firedrill.timeline.Pins;
import org.jdbi.v3.core.Jdbi;

/** Notes and pins in PostgreSQL. */
public final class TimelinePersistence {
  private TimelinePersistence() {}

  public static Notes notes(Jdbi jdbi) {
    return new JdbiNotes(jdbi);
  }

  public static Pins pins(Jdbi jdbi) {
    return new JdbiPins(jdbi);
  }
}
