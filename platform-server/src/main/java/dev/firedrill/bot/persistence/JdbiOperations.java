package dev.firedrill.bot.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.bot.disturbance.Operations;
import dev.firedrill.team.TeamEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A row is the fence of its operation, too: its epoch only grows and its end is for good. */
final class JdbiOperations implements Operations {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final RowMapper<Operation> OPERATION =
      (row, context) ->
          new Operation(
              row.getString("operation_key"),
              Columns.bot(row),
              row.getString("fault"),
              row.getLong("epoch"),
              Columns.at(row, "expires_at"),
              read(row.getString("made")),
              Operation.State.valueOf(row.getString("state")));

  private final Jdbi jdbi;

  JdbiOperations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<Operation> enter(Operation operation) {
    return jdbi.withHandle(handle ->
        bind(
                handle.createQuery(
                    """
                    INSERT INTO bot_operation AS seen
                        (operation_key, team_id, environment, fault, epoch, expires_at, state)
                    VALUES (:key, :team, :environment, :fault, :epoch, :expires, 'STANDING')
                    ON CONFLICT (operation_key, team_id, environment, fault) DO UPDATE
                    SET epoch = EXCLUDED.epoch, expires_at = EXCLUDED.expires_at
                    WHERE seen.state = 'STANDING' AND seen.epoch <= EXCLUDED.epoch
                    RETURNING operation_key, team_id, environment, fault, epoch, expires_at, made,
                        state
                    """),
                operation)
            .map(OPERATION)
            .findOne());
  }

  @Override
  public void made(Operation operation, Map<String, Object> made) {
    jdbi.useHandle(handle ->
        named(
                handle.createUpdate(
                    """
                    UPDATE bot_operation SET made = CAST(:made AS jsonb)
                    WHERE operation_key = :key AND team_id = :team
                      AND environment = :environment AND fault = :fault
                    """),
                operation)
            .bind("made", Columns.json(made))
            .execute());
  }

  @Override
  public Operation hold(Operation operation) {
    return jdbi.withHandle(handle ->
        bind(
                handle.createQuery(
                    """
                    INSERT INTO bot_operation
                        (operation_key, team_id, environment, fault, epoch, expires_at, state)
                    VALUES (:key, :team, :environment, :fault, :epoch, :expires, 'STANDING')
                    ON CONFLICT (operation_key, team_id, environment, fault) DO UPDATE
                    SET operation_key = EXCLUDED.operation_key
                    RETURNING operation_key, team_id, environment, fault, epoch, expires_at, made,
                        state
                    """),
                operation)
            .map(OPERATION)
            .one());
  }

  @Override
  public void end(Operation operation, Operation.State how) {
    jdbi.useHandle(handle ->
        named(
                handle.createUpdate(
                    """
                    UPDATE bot_operation SET state = :state
                    WHERE operation_key = :key AND team_id = :team
                      AND environment = :environment AND fault = :fault
                    """),
                operation)
            .bind("state", how)
            .execute());
  }

  @Override
  public Optional<Operation> find(Operation operation) {
    return jdbi.withHandle(handle ->
        named(
                handle.createQuery(
                    """
                    SELECT operation_key, team_id, environment, fault, epoch, expires_at, made,
                        state
                    FROM bot_operation
                    WHERE operation_key = :key AND team_id = :team
                      AND environment = :environment AND fault = :fault
                    """),
                operation)
            .map(OPERATION)
            .findOne());
  }

  @Override
  public List<Operation> standing(TeamEnvironment bot, Instant now) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    """
                    SELECT operation_key, team_id, environment, fault, epoch, expires_at, made,
                        state
                    FROM bot_operation
                    WHERE team_id = :team AND environment = :environment AND state = 'STANDING'
                      AND made IS NOT NULL AND expires_at > :now
                    ORDER BY operation_key
                    """),
                bot)
            .bind("now", Columns.of(now))
            .map(OPERATION)
            .list());
  }

  @Override
  public List<Operation> open() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT operation_key, team_id, environment, fault, epoch, expires_at, made, state
                FROM bot_operation WHERE state = 'STANDING' AND made IS NOT NULL
                ORDER BY expires_at
                """)
            .map(OPERATION)
            .list());
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Operation operation) {
    return named(statement, operation)
        .bind("epoch", operation.epoch())
        .bind("expires", Columns.of(operation.expiresAt()));
  }

  private static <S extends SqlStatement<S>> S named(S statement, Operation operation) {
    return Columns.bind(statement, operation.bot())
        .bind("key", operation.key())
        .bind("fault", operation.fault());
  }

  private static @Nullable Map<String, Object> read(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("a stored object is no JSON", broken);
    }
  }
}
