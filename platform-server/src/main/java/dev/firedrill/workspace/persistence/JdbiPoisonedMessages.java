package dev.firedrill.workspace.persistence;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.disturbance.PoisonedMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The events of a message are found by its channel and ts, which are in their payload. */
final class JdbiPoisonedMessages implements PoisonedMessages {
  private static final String ITS_EVENTS =
      """
       WHERE p.operation_key = :operation AND d.team_id = p.team_id
        AND d.environment = p.environment
        AND strpos(d.payload, '"ts":"' || p.ts || '"') > 0
        AND strpos(d.payload, '"channel":"' || p.channel_id || '"') > 0
      """;

  private final Jdbi jdbi;

  JdbiPoisonedMessages(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean begin(String operationKey, TeamEnvironment bot, Instant now) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO poisoned_message
                        (operation_key, team_id, environment, insisted_at)
                    VALUES (:operation, :team, :environment, :now)
                    ON CONFLICT (operation_key) DO NOTHING
                    """)
                .bind("operation", operationKey)
                .bind("team", bot.team().value())
                .bind("environment", bot.environment())
                .bind("now", utc(now))
                .execute()
            == 1);
  }

  @Override
  public void posted(String operationKey, ChannelId channel, MessageTs ts) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE poisoned_message SET channel_id = :channel, ts = :ts
                WHERE operation_key = :operation
                """)
            .bind("operation", operationKey)
            .bind("channel", channel.value())
            .bind("ts", ts.value())
            .execute());
  }

  @Override
  public List<String> open() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT operation_key FROM poisoned_message WHERE ended_at IS NULL")
            .mapTo(String.class)
            .list());
  }

  @Override
  public int insist(String operationKey, Instant now, Duration redeliver) {
    return jdbi.inTransaction(handle -> {
      boolean isTime =
          handle
                  .createUpdate(
                      """
                      UPDATE poisoned_message SET insisted_at = :now
                      WHERE operation_key = :operation AND insisted_at <= :last
                      """)
                  .bind("operation", operationKey)
                  .bind("now", utc(now))
                  .bind("last", utc(now.minus(redeliver)))
                  .execute()
              == 1;
      return isTime ? makeDue(handle, operationKey, now) : undelivered(handle, operationKey);
    });
  }

  /** Those that nobody was sent yet are due as it is, or wait for a connection. */
  private static int makeDue(Handle handle, String operationKey, Instant now) {
    return handle
        .createUpdate(
            """
            UPDATE workspace_delivery d SET timeouts = 0, created_at = :now,
                due_at = CASE WHEN d.sends > 0 THEN LEAST(d.due_at, :now) ELSE d.due_at END
            FROM poisoned_message p
            """
                + ITS_EVENTS)
        .bind("operation", operationKey)
        .bind("now", utc(now))
        .execute();
  }

  private static int undelivered(Handle handle, String operationKey) {
    return handle
        .createQuery("SELECT count(*) FROM workspace_delivery d, poisoned_message p" + ITS_EVENTS)
        .bind("operation", operationKey)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public void end(String operationKey) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate("DELETE FROM workspace_delivery d USING poisoned_message p" + ITS_EVENTS)
          .bind("operation", operationKey)
          .execute();
      handle
          .createUpdate(
              """
              UPDATE poisoned_message SET ended_at = clock_timestamp()
              WHERE operation_key = :operation AND ended_at IS NULL
              """)
          .bind("operation", operationKey)
          .execute();
    });
  }

  @Override
  public boolean isOpen(String operationKey) {
    return open().contains(operationKey);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
