package dev.firedrill.mission.persistence;

import dev.firedrill.mission.BurnCells;
import dev.firedrill.mission.Claims;
import dev.firedrill.mission.ClassFacts;
import dev.firedrill.mission.HelpRequests;
import org.jdbi.v3.core.Jdbi;

/** The read models of mission control, and what staff claims there, in PostgreSQL. */
public final class MissionPersistence {
  private MissionPersistence() {}

  public static BurnCells burn(Jdbi jdbi) {
    return new JdbiBurnCells(jdbi);
  }

  public static ClassFacts facts(Jdbi jdbi) {
    return new JdbiClassFacts(jdbi);
  }

  public static HelpRequests help(Jdbi jdbi) {
    return new JdbiHelpRequests(jdbi);
  }

  public static Claims claims(Jdbi jdbi) {
    return new JdbiClaims(jdbi);
  }
}
