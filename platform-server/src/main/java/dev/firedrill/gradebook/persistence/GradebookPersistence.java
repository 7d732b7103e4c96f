package dev.firedrill.gradebook.persistence;

import dev.firedrill.gradebook.Excusals;
import dev.firedrill.gradebook.IdBook;
import dev.firedrill.gradebook.Setups;
import org.jdbi.v3.core.Jdbi;

/** The gradebook in PostgreSQL. */
public final class GradebookPersistence {
  private GradebookPersistence() {}

  public static Setups setups(Jdbi jdbi) {
    return new JdbiSetups(jdbi);
  }

  public static Excusals excusals(Jdbi jdbi) {
    return new JdbiExcusals(jdbi);
  }

  public static IdBook ids(Jdbi jdbi) {
    return new JdbiIdBook(jdbi);
  }
}
