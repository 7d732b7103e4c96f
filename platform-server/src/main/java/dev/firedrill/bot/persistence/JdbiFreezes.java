package dev.firedrill.bot.persistence;

import dev.firedrill.bot.freeze.Freeze;
import dev.firedrill.bot.freeze.Freezes;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiFreezes implements Freezes {
  private static final String SELECT =
      """
      SELECT id, team_id, environment, starts_at, ends_at, reason, created_by FROM deploy_freeze
      WHERE removed_at IS NULL
      """;

  private static final RowMapper<Freeze> FREEZE =
      (row, context) -> {
        UUID team = row.getObject("team_id", UUID.class);
        String environment = row.getString("environment");
        return new Freeze(
            row.getObject("id", UUID.class),
            team == null ? null : new TeamId(team),
            environment == null ? null : EnvironmentName.valueOf(environment),
            Columns.at(row, "starts_at"),
            Columns.at(row, "ends_at"),
            row.getString("reason"),
            Objects.requireNonNull(Columns.personOrNull(row, "created_by")));
      };

  private final Jdbi jdbi;

  JdbiFreezes(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(Freeze freeze, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO deploy_freeze (id, team_id, environment, starts_at, ends_at, reason,
                    created_at, created_by)
                VALUES (:id, :team, :environment, :from, :to, :reason, :at, :by)
                """)
            .bind("id", freeze.id())
            .bind("team", freeze.team() == null ? null : freeze.team().value())
            .bind("environment", freeze.environment())
            .bind("from", Columns.of(freeze.from()))
            .bind("to", Columns.of(freeze.to()))
            .bind("reason", freeze.reason())
            .bind("at", Columns.of(at))
            .bind("by", freeze.by().value())
            .execute());
  }

  @Override
  public Optional<Freeze> find(UUID id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(SELECT + "AND id = :id").bind("id", id).map(FREEZE).findOne());
  }

  @Override
  public List<Freeze> list(@Nullable TeamId team, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    AND ends_at > :since
                    AND (:team::uuid IS NULL OR team_id IS NULL OR team_id = :team)
                    ORDER BY starts_at, id
                    """)
            .bind("since", Columns.of(since))
            .bind("team", team == null ? null : team.value())
            .map(FREEZE)
            .list());
  }

  @Override
  public List<Freeze> active(TeamEnvironment bot, Instant now) {
    return jdbi.withHandle(handle ->
        Columns.bind(
                handle.createQuery(
                    SELECT
                        + """
                        AND (team_id IS NULL OR team_id = :team)
                        AND (environment IS NULL OR environment = :environment)
                        AND starts_at <= :now AND ends_at > :now
                        ORDER BY ends_at DESC, id
                        """),
                bot)
            .bind("now", Columns.of(now))
            .map(FREEZE)
            .list());
  }

  @Override
  public boolean remove(UUID id, PersonId by, Instant at) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE deploy_freeze SET removed_at = :at, removed_by = :by
                    WHERE id = :id AND removed_at IS NULL
                    """)
                .bind("at", Columns.of(at))
                .bind("by", by.value())
                .bind("id", id)
                .execute()
            > 0);
  }
}
