package dev.firedrill.postmortem.persistence;

import dev.firedrill.postmortem.Postmortems;
import org.jdbi.v3.core.Jdbi;

/** Postmortems in PostgreSQL. */
public final class PostmortemPersistence {
  private PostmortemPersistence() {}

  public static Postmortems postmortems(Jdbi jdbi) {
    return new JdbiPostmortems(jdbi);
  }
}
