package dev.firedrill.incident.persistence;

import dev.firedrill.incident.status.StatusPages;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

final class JdbiStatusPages implements StatusPages {
  private final Jdbi jdbi;

  JdbiStatusPages(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public boolean isEnabled(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT enabled FROM status_page WHERE team_id = :team")
            .bind("team", team.value())
            .mapTo(Boolean.class)
            .findOne()
            .orElse(false));
  }

  @Override
  public void set(TeamId team, boolean enabled, PersonId by, Instant at) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO status_page (team_id, enabled, changed_at, changed_by)
                VALUES (:team, :enabled, :at, :by)
                ON CONFLICT (team_id) DO UPDATE
                SET enabled = excluded.enabled, changed_at = excluded.changed_at,
                    changed_by = excluded.changed_by
                """)
            .bind("team", team.value())
            .bind("enabled", enabled)
            .bind("at", Utc.of(at))
            .bind("by", by.value())
            .execute());
  }
}
