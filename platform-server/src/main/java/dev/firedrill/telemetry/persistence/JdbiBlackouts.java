package dev.firedrill.telemetry.persistence;

import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.blackout.Blackout;
import dev.firedrill.telemetry.blackout.Blackouts;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Blackouts with their fences. */
final class JdbiBlackouts implements Blackouts {
  private static final RowMapper<Blackout> BLACKOUT =
      (row, context) ->
          new Blackout(
              new TeamEnvironment(
                  new TeamId(row.getObject("team_id", UUID.class)),
                  EnvironmentName.valueOf(row.getString("environment"))),
              row.getDouble("share"),
              row.getString("operation_key"),
              row.getLong("epoch"),
              row.getObject("expires_at", OffsetDateTime.class).toInstant());

  private static final String SELECT =
      """
      SELECT team_id, environment, share, operation_key, epoch, expires_at
      FROM scrape_blackout WHERE expires_at > :now
      """;

  private final Jdbi jdbi;
  private final InstantSource clock;

  JdbiBlackouts(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public List<Blackout> all() {
    return jdbi.withHandle(
        handle -> handle.createQuery(SELECT).bind("now", now()).map(BLACKOUT).list());
  }

  @Override
  public Optional<Blackout> find(TeamEnvironment bot) {
    return jdbi.withHandle(handle -> find(handle, bot));
  }

  private Optional<Blackout> find(Handle handle, TeamEnvironment bot) {
    return handle
        .createQuery(SELECT + " AND team_id = :team AND environment = :environment")
        .bind("now", now())
        .bind("team", bot.team().value())
        .bind("environment", bot.environment())
        .map(BLACKOUT)
        .findOne();
  }

  @Override
  public boolean put(Blackout blackout) {
    return jdbi.inTransaction(handle -> passesFence(handle, blackout) && write(handle, blackout));
  }

  private static boolean passesFence(Handle handle, Blackout blackout) {
    return handle
            .createUpdate(
                """
                INSERT INTO effect_fence AS seen (operation_key, place, epoch)
                VALUES (:operation, :place, :epoch)
                ON CONFLICT (operation_key, place) DO UPDATE SET epoch = EXCLUDED.epoch
                WHERE seen.closed_at IS NULL AND seen.epoch <= EXCLUDED.epoch
                """)
            .bind("operation", blackout.operationKey())
            .bind("place", place(blackout.bot()))
            .bind("epoch", blackout.epoch())
            .execute()
        == 1;
  }

  private boolean write(Handle handle, Blackout blackout) {
    return handle
            .createUpdate(
                """
                INSERT INTO scrape_blackout AS standing
                    (team_id, environment, share, operation_key, epoch, expires_at)
                VALUES (:team, :environment, :share, :operation, :epoch, :expiresAt)
                ON CONFLICT (team_id, environment) DO UPDATE
                SET share = EXCLUDED.share, operation_key = EXCLUDED.operation_key,
                    epoch = EXCLUDED.epoch, expires_at = EXCLUDED.expires_at
                WHERE standing.operation_key = EXCLUDED.operation_key
                   OR standing.expires_at <= :now
                """)
            .bind("team", blackout.bot().team().value())
            .bind("environment", blackout.bot().environment())
            .bind("share", blackout.share())
            .bind("operation", blackout.operationKey())
            .bind("epoch", blackout.epoch())
            .bind("expiresAt", blackout.expiresAt().atOffset(ZoneOffset.UTC))
            .bind("now", now())
            .execute()
        == 1;
  }

  @Override
  public boolean removeIfOwnedBy(TeamEnvironment bot, String operationKey) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO effect_fence (operation_key, place, epoch, closed_at)
              VALUES (:operation, :place, 0, :now)
              ON CONFLICT (operation_key, place) DO UPDATE SET closed_at = EXCLUDED.closed_at
              """)
          .bind("operation", operationKey)
          .bind("place", place(bot))
          .bind("now", now())
          .execute();
      handle
          .createUpdate(
              """
              DELETE FROM scrape_blackout
              WHERE team_id = :team AND environment = :environment AND operation_key = :operation
              """)
          .bind("team", bot.team().value())
          .bind("environment", bot.environment())
          .bind("operation", operationKey)
          .execute();
      return find(handle, bot).isEmpty();
    });
  }

  private static String place(TeamEnvironment bot) {
    return "scrape:" + bot.team() + ":" + bot.environment();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
