package dev.firedrill.flag.persistence;

import dev.firedrill.flag.DefaultFlags;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.ServedFlags;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Secret;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

final class JdbiFlags implements FlagStore {
  private static final int TOKEN_BYTES = 32;

  private static final String COLUMNS =
      """
      team_id, environment, key, description, is_on, version, changed_at, changed_by, reason
      """;

  private static final RowMapper<Flag> FLAG =
      (row, context) -> {
        OffsetDateTime changedAt = row.getObject("changed_at", OffsetDateTime.class);
        UUID changedBy = row.getObject("changed_by", UUID.class);
        return new Flag(
            new TeamEnvironment(
                new TeamId(row.getObject("team_id", UUID.class)),
                EnvironmentName.valueOf(row.getString("environment"))),
            row.getString("key"),
            row.getString("description"),
            row.getBoolean("is_on"),
            row.getLong("version"),
            changedAt == null ? null : changedAt.toInstant(),
            changedBy == null ? null : new PersonId(changedBy),
            row.getString("reason"));
      };

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
      of(
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
      for (DefaultFlags.Definition definition : DefaultFlags.ALL) {
        made += provision(handle, owner, definition);
      }
      if (made > 0) {
        nextRevision(handle, owner);
      }
    });
  }

  private static int provision(
      Handle handle, TeamEnvironment owner, DefaultFlags.Definition definition) {
    return of(
            owner,
            handle.createUpdate(
                """
                INSERT INTO feature_flag (team_id, environment, key, description, is_on)
                VALUES (:team, :environment, :key, :description, :on)
                ON CONFLICT (team_id, environment, key) DO NOTHING
                """))
        .bind("key", definition.key())
        .bind("description", definition.description())
        .bind("on", definition.on())
        .execute();
  }

  @Override
  public List<Flag> list(TeamEnvironment owner) {
    return jdbi.withHandle(handle ->
        of(
                owner,
                handle.createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                        FROM feature_flag
                        WHERE team_id = :team AND environment = :environment
                        ORDER BY key COLLATE "C"
                        """))
            .map(FLAG)
            .list());
  }

  @Override
  public Secret token(TeamEnvironment owner) {
    return jdbi.withHandle(handle ->
        of(
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
                new Holder(
                    new TeamEnvironment(
                        new TeamId(row.getObject("team_id", UUID.class)),
                        EnvironmentName.valueOf(row.getString("environment"))),
                    row.getString("hash"),
                    row.getLong("revision")))
            .list());
  }

  @Override
  public Optional<Flag> find(TeamEnvironment owner, String key) {
    return find(owner, key, "");
  }

  @Override
  public Optional<Flag> lock(TeamEnvironment owner, String key) {
    return find(owner, key, " FOR UPDATE");
  }

  private Optional<Flag> find(TeamEnvironment owner, String key, String locking) {
    return jdbi.withHandle(handle ->
        of(
                owner,
                handle.createQuery(
                    "SELECT "
                        + COLUMNS
                        + """
                        FROM feature_flag
                        WHERE team_id = :team AND environment = :environment AND key = :key
                        """
                        + locking))
            .bind("key", key)
            .map(FLAG)
            .findOne());
  }

  @Override
  public Flag change(TeamEnvironment owner, String key, boolean on, PersonId by, String reason) {
    return jdbi.inTransaction(handle -> {
      Flag changed =
          of(
                  owner,
                  handle.createQuery(
                      """
                      UPDATE feature_flag
                      SET is_on = :on, version = version + 1, changed_at = clock_timestamp(),
                          changed_by = :by, reason = :reason
                      WHERE team_id = :team AND environment = :environment AND key = :key
                      RETURNING
                      """
                          + COLUMNS))
              .bind("key", key)
              .bind("on", on)
              .bind("by", by.value())
              .bind("reason", reason)
              .map(FLAG)
              .one();
      of(
              owner,
              handle.createUpdate(
                  """
                  INSERT INTO feature_flag_change (team_id, environment, key, version, is_on,
                      changed_at, changed_by, reason)
                  SELECT team_id, environment, key, version, is_on, changed_at, changed_by, reason
                  FROM feature_flag
                  WHERE team_id = :team AND environment = :environment AND key = :key
                  """))
          .bind("key", key)
          .execute();
      nextRevision(handle, owner);
      return changed;
    });
  }

  @Override
  public List<Flag> history(TeamEnvironment owner, String key) {
    return jdbi.withHandle(handle ->
        of(
                owner,
                handle.createQuery(
                    """
                    SELECT c.team_id, c.environment, c.key, f.description, c.is_on, c.version,
                        c.changed_at, c.changed_by, c.reason
                    FROM feature_flag_change c
                    JOIN feature_flag f USING (team_id, environment, key)
                    WHERE c.team_id = :team AND c.environment = :environment AND c.key = :key
                    ORDER BY c.version
                    """))
            .bind("key", key)
            .map(FLAG)
            .list());
  }

  private static void nextRevision(Handle handle, TeamEnvironment owner) {
    of(
            owner,
            handle.createUpdate(
                """
                UPDATE flag_environment SET revision = revision + 1
                WHERE team_id = :team AND environment = :environment
                """))
        .execute();
  }

  private static <S extends SqlStatement<S>> S of(TeamEnvironment owner, S statement) {
    return statement
        .bind("team", owner.team().value())
        .bind("environment", owner.environment().name());
  }

  private String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return "fdf_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
