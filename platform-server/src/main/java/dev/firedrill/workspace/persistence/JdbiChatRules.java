package dev.firedrill.workspace.persistence;

import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.disturbance.ChatEffect;
import dev.firedrill.workspace.disturbance.ChatRule;
import dev.firedrill.workspace.disturbance.ChatRules;
import dev.firedrill.workspace.disturbance.ChatRulesChanged;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

final class JdbiChatRules implements ChatRules {
  private static final RowMapper<ChatRule> RULE =
      (row, context) ->
          new ChatRule(
              new TeamEnvironment(
                  new TeamId(row.getObject("team_id", UUID.class)),
                  EnvironmentName.valueOf(row.getString("environment"))),
              EffectJson.read(
                  ChatEffect.Kind.valueOf(row.getString("kind")),
                  row.getString("effect"),
                  row.getObject("begun_at", OffsetDateTime.class).toInstant()),
              row.getString("operation_key"),
              row.getLong("epoch"),
              row.getObject("expires_at", OffsetDateTime.class).toInstant());

  private static final String SELECT =
      """
      SELECT team_id, environment, kind, effect, operation_key, epoch, begun_at, expires_at
      FROM chat_rule WHERE expires_at > :now
      """;

  private final Jdbi jdbi;
  private final DomainEvents events;
  private final InstantSource clock;

  JdbiChatRules(Jdbi jdbi, DomainEvents events, InstantSource clock) {
    this.jdbi = jdbi;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<ChatRule> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery(SELECT).bind("now", now()).map(RULE).list());
  }

  @Override
  public Optional<ChatRule> find(TeamEnvironment bot, ChatEffect.Kind kind) {
    return jdbi.withHandle(handle -> find(handle, bot, kind));
  }

  private Optional<ChatRule> find(Handle handle, TeamEnvironment bot, ChatEffect.Kind kind) {
    return place(
            handle.createQuery(
                SELECT + " AND team_id = :team AND environment = :environment AND kind = :kind"),
            bot,
            kind)
        .bind("now", now())
        .map(RULE)
        .findOne();
  }

  @Override
  public boolean put(ChatRule rule) {
    boolean put =
        jdbi.inTransaction(handle ->
            OperationFence.passes(
                    handle,
                    rule.operationKey(),
                    placeOf(rule.bot(), rule.effect().kind()),
                    rule.epoch())
                && write(handle, rule));
    events.publish(new ChatRulesChanged());
    return put;
  }

  private boolean write(Handle handle, ChatRule rule) {
    return place(
                handle.createUpdate(
                    """
                    INSERT INTO chat_rule AS standing
                        (team_id, environment, kind, effect, operation_key, epoch, begun_at,
                         expires_at)
                    VALUES (:team, :environment, :kind, :effect::jsonb, :operation, :epoch, :now,
                        :expiresAt)
                    ON CONFLICT (team_id, environment, kind) DO UPDATE
                    SET effect = EXCLUDED.effect, operation_key = EXCLUDED.operation_key,
                        begun_at = CASE
                            WHEN standing.operation_key = EXCLUDED.operation_key
                            THEN standing.begun_at ELSE EXCLUDED.begun_at END,
                        epoch = EXCLUDED.epoch, expires_at = EXCLUDED.expires_at
                    WHERE standing.operation_key = EXCLUDED.operation_key
                       OR standing.expires_at <= :now
                    """),
                rule.bot(),
                rule.effect().kind())
            .bind("effect", EffectJson.write(rule.effect()))
            .bind("operation", rule.operationKey())
            .bind("epoch", rule.epoch())
            .bind("expiresAt", rule.expiresAt().atOffset(ZoneOffset.UTC))
            .bind("now", now())
            .execute()
        == 1;
  }

  @Override
  public boolean removeIfOwnedBy(TeamEnvironment bot, ChatEffect.Kind kind, String operationKey) {
    boolean none =
        jdbi.inTransaction(handle -> {
          OperationFence.close(handle, operationKey, placeOf(bot, kind));
          place(
                  handle.createUpdate(
                      """
                      DELETE FROM chat_rule
                      WHERE team_id = :team AND environment = :environment AND kind = :kind
                        AND operation_key = :operation
                      """),
                  bot,
                  kind)
              .bind("operation", operationKey)
              .execute();
          return find(handle, bot, kind).isEmpty();
        });
    events.publish(new ChatRulesChanged());
    return none;
  }

  private static String placeOf(TeamEnvironment bot, ChatEffect.Kind kind) {
    return "chat:" + bot.team() + ":" + bot.environment() + ":" + kind;
  }

  private static <S extends SqlStatement<S>> S place(
      S statement, TeamEnvironment bot, ChatEffect.Kind kind) {
    return statement
        .bind("team", bot.team().value())
        .bind("environment", bot.environment())
        .bind("kind", kind);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
