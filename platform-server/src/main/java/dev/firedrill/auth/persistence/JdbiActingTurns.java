package dev.firedrill.auth.persistence;

import dev.firedrill.auth.ActingTurns;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiActingTurns implements ActingTurns {
  private static final RowMapper<Turn> TURN =
      (row, context) ->
          new Turn(
              new PersonId(row.getObject("person_id", UUID.class)),
              new TeamId(row.getObject("team_id", UUID.class)),
              row.getObject("began_at", OffsetDateTime.class).toInstant(),
              row.getObject("ends_at", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;
  private final InstantSource clock;

  JdbiActingTurns(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public Optional<Turn> of(PersonId person) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT person_id, team_id, began_at, ends_at FROM staff_acting
                WHERE person_id = :person AND ends_at > :now
                """)
            .bind("person", person.value())
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .map(TURN)
            .findOne());
  }

  @Override
  public List<Turn> all() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT person_id, team_id, began_at, ends_at FROM staff_acting
                WHERE ends_at > :now ORDER BY began_at
                """)
            .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
            .map(TURN)
            .list());
  }

  @Override
  public void begin(Turn turn) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO staff_acting (person_id, team_id, began_at, ends_at)
                VALUES (:person, :team, :began, :ends)
                ON CONFLICT (person_id) DO UPDATE
                SET team_id = excluded.team_id, began_at = excluded.began_at,
                    ends_at = excluded.ends_at
                """)
            .bind("person", turn.person().value())
            .bind("team", turn.team().value())
            .bind("began", turn.began().atOffset(ZoneOffset.UTC))
            .bind("ends", turn.ends().atOffset(ZoneOffset.UTC))
            .execute());
  }

  @Override
  public boolean end(PersonId person) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate("DELETE FROM staff_acting WHERE person_id = :person")
                .bind("person", person.value())
                .execute()
            == 1);
  }
}
