package dev.firedrill.flag.persistence;

import static dev.firedrill.flag.persistence.FlagRows.COLUMNS;
import static dev.firedrill.flag.persistence.FlagRows.FLAG;
import static dev.firedrill.flag.persistence.FlagRows.VERSION;
import static dev.firedrill.flag.persistence.FlagRows.ofOwner;

import dev.firedrill.flag.DefaultFlags;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.FlagVersion;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Shared;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.TeamEnvironment;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

final class JdbiFlags implements FlagStore {
  private static final int TOKEN_BYTES = 32;

  private final Jdbi jdbi;
  private final RandomGenerator random;

  JdbiFlags(Jdbi jdbi, RandomGenerator random) {
    this.jdbi = jdbi;
    this.random = random;
  }

  @Override
  public void provision(TeamEnvironment owner) {
    jdbi.useTransaction(handle -> {
      String token = newToken();
      ofOwner(
              owner,
              handle.createUpdate(
                  """
                  INSERT INTO flag_environment (team_id, environment, token, token_hash)
                  VALUES (:team, :environment, :token, :hash)
                  ON CONFLICT (team_id, environment) DO NOTHING
                  """))
          .bind("token", token)
          .bind("hash", HexFormat.of().parseHex(ServedFlags.hash(token)))
          // A failure must not carry the token into a log.
          .configure(
              StatementExceptions.class,
              exceptions -> exceptions.setMessageRendering(MessageRendering.NONE))
          .execute();
      int made = 0;
      for (DefaultFlags.Start start : DefaultFlags.ALL) {
        made += provision(handle, owner, start);
      }
      if (made > 0) {
        nextRevision(handle, owner);
      }
    });
  }

  private static int provision(Handle handle, TeamEnvironment owner, DefaultFlags.Start start) {
    return ofOwner(
            owner,
            handle.createUpdate(
                """
                INSERT INTO feature_flag (team_id, environment, key, description, definition)
                VALUES (:team, :environment, :key, :description, :definition)
                ON CONFLICT (team_id, environment, key) DO NOTHING
                """))
        .bind("key", start.key())
        .bind("description", start.description())
        .bind("definition", Definition.ofSwitch(start.on()).text())
        .execute();
  }

  @Override
  public List<Flag> list(TeamEnvironment owner) {
    return list(owner, false);
  }

  @Override
  public List<Flag> archived(TeamEnvironment owner) {
    return list(owner, true);
  }

  private List<Flag> list(TeamEnvironment owner, boolean archived) {
    return jdbi.withHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                        FROM feature_flag
                        WHERE team_id = :team AND environment = :environment
                            AND archived = :archived
                        ORDER BY key COLLATE "C"
                        """))
            .bind("archived", archived)
            .map(FLAG)
            .list());
  }

  @Override
  public Secret token(TeamEnvironment owner) {
    return jdbi.withHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    """
                    SELECT token FROM flag_environment
                    WHERE team_id = :team AND environment = :environment
                    """))
            .mapTo(String.class)
            .findOne()
            .map(Secret::new)
            .orElseThrow(
                () -> new IllegalStateException("no flags were provisioned for " + owner)));
  }

  @Override
  public List<Holder> holders() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT team_id, environment, encode(token_hash, 'hex') AS hash, revision
                FROM flag_environment
                """)
            .map((row, context) ->
                new Holder(FlagRows.owner(row), row.getString("hash"), row.getLong("revision")))
            .list());
  }

  @Override
  public void hold(TeamEnvironment owner) {
    jdbi.useHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    """
                    SELECT revision FROM flag_environment
                    WHERE team_id = :team AND environment = :environment
                    FOR UPDATE
                    """))
            .mapTo(Long.class)
            .findOne());
  }

  @Override
  public Optional<Flag> find(TeamEnvironment owner, String key) {
    return jdbi.withHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                        FROM feature_flag
                        WHERE team_id = :team AND environment = :environment AND key = :key
                        """))
            .bind("key", key)
            .map(FLAG)
            .findOne());
  }

  @Override
  public Shared shared(TeamEnvironment owner) {
    return jdbi.withHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    """
                    SELECT shared FROM flag_environment
                    WHERE team_id = :team AND environment = :environment
                    """))
            .mapTo(String.class)
            .findOne()
            .map(Shared::new)
            .orElse(Shared.NOTHING));
  }

  @Override
  public void share(TeamEnvironment owner, Shared shared) {
    jdbi.useHandle(handle ->
        ofOwner(
                owner,
                handle.createUpdate(
                    """
                    UPDATE flag_environment SET shared = :shared, revision = revision + 1
                    WHERE team_id = :team AND environment = :environment
                    """))
            .bind("shared", shared.text())
            .execute());
  }

  @Override
  public Flag save(TeamEnvironment owner, String key, Wanted wanted, PersonId by, String reason) {
    return jdbi.inTransaction(handle -> {
      String before = find(owner, key).map(flag -> flag.definition().text()).orElse(null);
      Flag saved =
          ofOwner(
                  owner,
                  handle.createQuery(
                      """
                      INSERT INTO feature_flag AS f (team_id, environment, key, description,
                          definition, archived, changed_at, changed_by, reason)
                      VALUES (:team, :environment, :key, :description, :definition, :archived,
                          clock_timestamp(), :by, :reason)
                      ON CONFLICT (team_id, environment, key) DO UPDATE
                      SET description = excluded.description, definition = excluded.definition,
                          archived = excluded.archived, version = f.version + 1,
                          changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                          reason = excluded.reason
                      RETURNING
                      """
                          + COLUMNS))
              .bind("key", key)
              .bind("description", wanted.description())
              .bind("definition", wanted.definition().text())
              .bind("archived", wanted.archived())
              .bind("by", by.value())
              .bind("reason", reason)
              .map(FLAG)
              .one();
      remember(handle, saved, before);
      if (saved.archived()) {
        forgetPlans(handle, saved);
      }
      nextRevision(handle, owner);
      return saved;
    });
  }

  private static void remember(Handle handle, Flag saved, @Nullable String before) {
    ofOwner(
            saved.owner(),
            handle.createUpdate(
                """
                INSERT INTO feature_flag_change (team_id, environment, key, version, definition,
                    before, archived, changed_at, changed_by, reason)
                SELECT team_id, environment, key, version, definition, :before, archived,
                    changed_at, changed_by, reason
                FROM feature_flag
                WHERE team_id = :team AND environment = :environment AND key = :key
                """))
        .bind("key", saved.key())
        .bind("before", before)
        .execute();
  }

  /** A flag that is made anew under the key has nothing to do with what was planned for this. */
  private static void forgetPlans(Handle handle, Flag archived) {
    ofOwner(
            archived.owner(),
            handle.createUpdate(
                """
                UPDATE flag_schedule SET state = 'CANCELED', ended_at = clock_timestamp()
                WHERE team_id = :team AND environment = :environment AND key = :key
                    AND state = 'PENDING'
                """))
        .bind("key", archived.key())
        .execute();
  }

  @Override
  public List<FlagVersion> history(TeamEnvironment owner, String key) {
    return jdbi.withHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    """
                    SELECT version, changed_at, changed_by, reason, definition, before, archived
                    FROM feature_flag_change
                    WHERE team_id = :team AND environment = :environment AND key = :key
                    ORDER BY version
                    """))
            .bind("key", key)
            .map(VERSION)
            .list());
  }

  private static void nextRevision(Handle handle, TeamEnvironment owner) {
    ofOwner(
            owner,
            handle.createUpdate(
                """
                UPDATE flag_environment SET revision = revision + 1
                WHERE team_id = :team AND environment = :environment
                """))
        .execute();
  }

  private String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return "fdf_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
