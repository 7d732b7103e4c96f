package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Bots;
import dev.firedrill.bot.deploy.Deployments;
import dev.firedrill.bot.disturbance.Operations;
import dev.firedrill.bot.freeze.Freezes;
import dev.firedrill.bot.release.Releases;
import dev.firedrill.bot.settings.Configs;
import dev.firedrill.bot.settings.Secrets;
import org.jdbi.v3.core.Jdbi;

/** The fleet in PostgreSQL. */
public final class BotPersistence {
  private BotPersistence() {}

  public static Bots bots(Jdbi jdbi) {
    return new JdbiBots(jdbi);
  }

  public static Releases releases(Jdbi jdbi) {
    return new JdbiReleases(jdbi);
  }

  public static Deployments deployments(Jdbi jdbi) {
    return new JdbiDeployments(jdbi);
  }

  public static Configs configs(Jdbi jdbi) {
    return new JdbiConfigs(jdbi);
  }

  public static Secrets secrets(Jdbi jdbi) {
    return new JdbiSecrets(jdbi);
  }

  public static Freezes freezes(Jdbi jdbi) {
    return new JdbiFreezes(jdbi);
  }

  public static Operations operations(Jdbi jdbi) {
    return new JdbiOperations(jdbi);
  }
}
