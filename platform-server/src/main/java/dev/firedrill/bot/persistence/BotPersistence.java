package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Bots;
import org.jdbi.v3.core.Jdbi;

/** The fleet in PostgreSQL. */
public final class BotPersistence {
  private BotPersistence() {}

  public static Bots bots(Jdbi jdbi) {
    return new JdbiBots(jdbi);
  }
}
