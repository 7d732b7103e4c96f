package dev.firedrill.telemetry.alarm.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.trial.Blip;
import dev.firedrill.telemetry.trial.BlipStore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiBlips implements BlipStore {
  private static final String SELECT =
      "SELECT id, team_id, kind, started_at, ends_at, by_person, results FROM test_blip ";

  private static final RowMapper<Blip> BLIP =
      (row, context) ->
          new Blip(
              row.getObject("id", UUID.class),
              new TeamId(row.getObject("team_id", UUID.class)),
              Blip.Kind.valueOf(row.getString("kind")),
              Utc.read(row, "started_at"),
              Utc.read(row, "ends_at"),
              new PersonId(row.getObject("by_person", UUID.class)),
              BlipPersistenceRows.read(row.getString("results")));

  private final Jdbi jdbi;

  JdbiBlips(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean add(Blip blip) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO test_blip (id, team_id, kind, started_at, ends_at, by_person)
                    VALUES (:id, :team, :kind, :from, :until, :by)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("id", blip.id())
                .bind("team", blip.team().value())
                .bind("kind", blip.kind().name())
                .bind("from", Utc.of(blip.startedAt()))
                .bind("until", Utc.of(blip.until()))
                .bind("by", blip.by().value())
                .execute()
            > 0);
  }

  @Override
  public List<Blip> list(TeamId team, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE team_id = :team ORDER BY started_at DESC, id LIMIT :limit")
            .bind("team", team.value())
            .bind("limit", limit)
            .map(BLIP)
            .list());
  }

  @Override
  public List<Blip> over(Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(SELECT + "WHERE results IS NULL AND ends_at <= :before ORDER BY ends_at")
            .bind("before", Utc.of(before))
            .map(BLIP)
            .list());
  }

  @Override
  public boolean finish(UUID blip, List<Blip.Result> results) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "UPDATE test_blip SET results = :results WHERE id = :id AND results IS NULL")
                .bind("id", blip)
                .bind("results", BlipPersistenceRows.write(results))
                .execute()
            > 0);
  }
}
