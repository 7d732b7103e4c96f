package dev.firedrill.chaos.persistence;

import static dev.firedrill.chaos.persistence.Columns.utc;

import dev.firedrill.chaos.condition.StopRequests;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

final class JdbiStopRequests implements StopRequests {
  private final Jdbi jdbi;
  private final IdSource ids;

  JdbiStopRequests(Jdbi jdbi, IdSource ids) {
    this.jdbi = jdbi;
    this.ids = ids;
  }

  @Override
  public void add(TeamId team, PersonId by, Instant at, String reason) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO stop_request (id, team_id, by, at, reason)
                VALUES (:id, :team, :by, :at, :reason)
                """)
            .bind("id", ids.next())
            .bind("team", team.value())
            .bind("by", by.value())
            .bind("at", utc(at))
            .bind("reason", reason)
            .execute());
  }

  @Override
  public boolean anySince(TeamId team, Instant since) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT EXISTS (
                  SELECT 1 FROM stop_request WHERE team_id = :team AND at >= :since) AS stop
                """)
            .bind("team", team.value())
            .bind("since", utc(since))
            .mapTo(Boolean.class)
            .one());
  }
}
