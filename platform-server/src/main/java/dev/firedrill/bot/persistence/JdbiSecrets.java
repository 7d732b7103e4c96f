package dev.firedrill.bot.persistence;

import dev.firedrill.bot.Author;
import dev.firedrill.bot.settings.SealedSecret;
import dev.firedrill.bot.settings.Secrets;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

final class JdbiSecrets implements Secrets {
  private final Jdbi jdbi;

  JdbiSecrets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public long nextVersion(TeamEnvironment bot, String name) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT coalesce(max(version), 0) + 1 FROM bot_secret
                    WHERE team_id = :team AND environment = :environment AND name = :name
                    """),
                bot)
            .bind("name", name)
            .mapTo(Long.class)
            .one());
  }

  @Override
  public void add(SealedSecret secret, Author by, Instant at) {
    jdbi.useHandle(handle ->
        Columns.bind(
                Columns.bind(
                    handle.createUpdate(
                        """
                        INSERT INTO bot_secret (team_id, environment, name, version, key_id, nonce,
                            ciphertext, set_at, set_by, set_via, set_token)
                        VALUES (:team, :environment, :name, :version, :key, :nonce,
                            :text, :at, :by, :via, :token)
                        """),
                    secret.bot()),
                by)
            .bind("name", secret.name())
            .bind("version", secret.version())
            .bind("key", secret.keyId())
            .bind("nonce", secret.nonce())
            .bind("text", secret.text())
            .bind("at", Columns.of(at))
            .configure(
                StatementExceptions.class,
                exceptions -> exceptions.setMessageRendering(MessageRendering.NONE))
            .execute());
  }

  @Override
  public Optional<SealedSecret> find(TeamEnvironment bot, String name, long version) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT key_id, nonce, ciphertext FROM bot_secret
                    WHERE team_id = :team AND environment = :environment AND name = :name
                      AND version = :version
                    """),
                bot)
            .bind("name", name)
            .bind("version", version)
            .map((row, context) ->
                new SealedSecret(
                    bot,
                    name,
                    version,
                    row.getString("key_id"),
                    row.getBytes("nonce"),
                    row.getBytes("ciphertext")))
            .findOne());
  }

  @Override
  public List<Mark> marks(TeamEnvironment bot) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT name, version, set_at, set_by, set_via, set_token FROM bot_secret
                    WHERE team_id = :team AND environment = :environment ORDER BY name, version
                    """),
                bot)
            .map((row, context) ->
                new Mark(
                    row.getString("name"),
                    row.getLong("version"),
                    Columns.at(row, "set_at"),
                    Columns.author(row, "set")))
            .list());
  }

  @Override
  public Set<String> keyIds() {
    return jdbi.withHandle(handle ->
        handle.createQuery("SELECT DISTINCT key_id FROM bot_secret").mapTo(String.class).set());
  }
}
