package dev.firedrill.team.persistence;

import dev.firedrill.team.Teams;
import org.jdbi.v3.core.Jdbi;

/** Teams in PostgreSQL. */
public final class TeamPersistence {
  private TeamPersistence() {}

  public static Teams teams(Jdbi jdbi) {
    return new JdbiTeams(jdbi);
  }
}
