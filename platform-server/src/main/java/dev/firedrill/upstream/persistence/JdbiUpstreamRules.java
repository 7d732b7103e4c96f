package dev.firedrill.upstream.persistence;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.upstream.UpstreamRule;
import dev.firedrill.upstream.UpstreamRules;
import dev.firedrill.upstream.UpstreamService;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Rules with their fences. {@code upstream_operation} remembers the newest epoch of each operation
 * and whether it was removed, so that a writer that slept through its own revert comes too late.
 */
final class JdbiUpstreamRules implements UpstreamRules {
  private final Jdbi jdbi;
  private final InstantSource clock;

  JdbiUpstreamRules(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Optional<UpstreamRule> find(TeamEnvironment bot, UpstreamService service) {
    return jdbi.withHandle(handle ->
        place(
                handle.createQuery(
                    """
                    SELECT effect, operation_key, epoch, expires_at
                    FROM upstream_rule
                    WHERE team_id = :team AND environment = :environment AND service = :service
                      AND expires_at > :now
                    """),
                bot,
                service)
            .bind("now", now())
            .map((row, context) ->
                new UpstreamRule(
                    bot,
                    service,
                    EffectJson.read(row.getString("effect")),
                    row.getString("operation_key"),
                    row.getLong("epoch"),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant()))
            .findOne());
  }

  @Override
  public boolean put(UpstreamRule rule) {
    return jdbi.inTransaction(handle -> passesFence(handle, rule) && write(handle, rule));
  }

  private static boolean passesFence(Handle handle, UpstreamRule rule) {
    return place(
                handle.createUpdate(
                    """
                    INSERT INTO upstream_operation AS seen
                        (operation_key, team_id, environment, service, epoch)
                    VALUES (:operation, :team, :environment, :service, :epoch)
                    ON CONFLICT (operation_key, team_id, environment, service)
                    DO UPDATE SET epoch = EXCLUDED.epoch
                    WHERE seen.removed_at IS NULL AND seen.epoch <= EXCLUDED.epoch
                    """),
                rule.bot(),
                rule.service())
            .bind("operation", rule.operationKey())
            .bind("epoch", rule.epoch())
            .execute()
        == 1;
  }

  private boolean write(Handle handle, UpstreamRule rule) {
    return place(
                handle.createUpdate(
                    """
                    INSERT INTO upstream_rule AS standing
                        (team_id, environment, service, effect, operation_key, epoch, expires_at)
                    VALUES (:team, :environment, :service, :effect::jsonb, :operation, :epoch,
                        :expiresAt)
                    ON CONFLICT (team_id, environment, service) DO UPDATE
                    SET effect = EXCLUDED.effect, operation_key = EXCLUDED.operation_key,
                        epoch = EXCLUDED.epoch, expires_at = EXCLUDED.expires_at
                    WHERE standing.operation_key = EXCLUDED.operation_key
                       OR standing.expires_at <= :now
                    """),
                rule.bot(),
                rule.service())
            .bind("effect", EffectJson.write(rule.effect()))
            .bind("operation", rule.operationKey())
            .bind("epoch", rule.epoch())
            .bind("expiresAt", rule.expiresAt().atOffset(ZoneOffset.UTC))
            .bind("now", now())
            .execute()
        == 1;
  }

  @Override
  public boolean removeIfOwnedBy(
      TeamEnvironment bot, UpstreamService service, String operationKey) {
    return jdbi.inTransaction(handle -> {
      place(
              handle.createUpdate(
                  """
                  INSERT INTO upstream_operation
                      (operation_key, team_id, environment, service, epoch, removed_at)
                  VALUES (:operation, :team, :environment, :service, 0, :now)
                  ON CONFLICT (operation_key, team_id, environment, service)
                  DO UPDATE SET removed_at = EXCLUDED.removed_at
                  """),
              bot,
              service)
          .bind("operation", operationKey)
          .bind("now", now())
          .execute();
      place(
              handle.createUpdate(
                  """
                  DELETE FROM upstream_rule
                  WHERE team_id = :team AND environment = :environment AND service = :service
                    AND operation_key = :operation
                  """),
              bot,
              service)
          .bind("operation", operationKey)
          .execute();
      return find(bot, service).isEmpty();
    });
  }

  private static <S extends SqlStatement<S>> S place(
      S statement, TeamEnvironment bot, UpstreamService service) {
    return statement
        .bind("team", bot.team().value())
        .bind("environment", bot.environment())
        .bind("service", service);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
