package dev.firedrill.telemetry.paging.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.paging.Silence;
import dev.firedrill.telemetry.paging.SilenceStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiSilences implements SilenceStore {
  private static final String COLUMNS =
      " id, team_id, environment, alarm_ids, starts_at, ends_at, reason, created_by ";

  private static final RowMapper<Silence> SILENCE =
      (row, context) -> {
        String environment = row.getString("environment");
        return new Silence(
            row.getObject("id", UUID.class),
            new TeamId(row.getObject("team_id", UUID.class)),
            environment == null ? null : EnvironmentName.valueOf(environment),
            Set.of((UUID[]) row.getArray("alarm_ids").getArray()),
            Utc.read(row, "starts_at"),
            Utc.read(row, "ends_at"),
            row.getString("reason"),
            new PersonId(row.getObject("created_by", UUID.class)));
      };

  private final Jdbi jdbi;

  JdbiSilences(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Silence> active(TeamId team, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT"
                    + COLUMNS
                    + "FROM silence WHERE team_id = :team AND ends_at > :now ORDER BY ends_at, id")
            .bind("team", team.value())
            .bind("now", Utc.of(now))
            .map(SILENCE)
            .list());
  }

  @Override
  public void add(Silence silence) {
    EnvironmentName environment = silence.environment();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO silence (id, team_id, environment, alarm_ids, starts_at, ends_at, reason,
                    created_by)
                VALUES (:id, :team, :environment, :alarms, :from, :until, :reason, :by)
                """)
            .bind("id", silence.id())
            .bind("team", silence.team().value())
            .bind("environment", environment == null ? null : environment.name())
            .bindArray("alarms", UUID.class, silence.alarms())
            .bind("from", Utc.of(silence.from()))
            .bind("until", Utc.of(silence.until()))
            .bind("reason", silence.reason())
            .bind("by", silence.by().value())
            .execute());
  }

  @Override
  public Optional<Silence> end(TeamId team, UUID id, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                UPDATE silence SET ends_at = :now
                WHERE id = :id AND team_id = :team AND ends_at > :now
                RETURNING
                """
                    + COLUMNS)
            .bind("id", id)
            .bind("team", team.value())
            .bind("now", Utc.of(now))
            .map(SILENCE)
            .findOne());
  }
}
