package dev.firedrill.mission.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.mission.HelpRequests;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

final class JdbiHelpRequests implements HelpRequests {
  private static final RowMapper<HelpRequest> REQUEST =
      (row, context) ->
          new HelpRequest(
              row.getObject("id", UUID.class),
              new TeamId(row.getObject("team_id", UUID.class)),
              new PersonId(row.getObject("asked_by", UUID.class)),
              row.getObject("asked_at", OffsetDateTime.class).toInstant(),
              row.getString("text"),
              new ChannelId(row.getString("channel")));

  private final Jdbi jdbi;

  JdbiHelpRequests(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(HelpRequest asked) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO help_request (id, team_id, asked_by, asked_at, text, channel)
                VALUES (:id, :team, :by, :at, :text, :channel)
                """)
            .bind("id", asked.id())
            .bind("team", asked.team().value())
            .bind("by", asked.by().value())
            .bind("at", asked.at().atOffset(ZoneOffset.UTC))
            .bind("text", asked.text())
            .bind("channel", asked.channel().value())
            .execute());
  }

  @Override
  public List<HelpRequest> open() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, team_id, asked_by, asked_at, text, channel FROM help_request
                WHERE answered_at IS NULL ORDER BY asked_at
                """)
            .map(REQUEST)
            .list());
  }

  @Override
  public Optional<HelpRequest> find(UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT id, team_id, asked_by, asked_at, text, channel FROM help_request
                WHERE id = :id
                """)
            .bind("id", id)
            .map(REQUEST)
            .findOne());
  }

  @Override
  public boolean answered(UUID id, PersonId by, Instant at) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE help_request SET answered_at = :at, answered_by = :by
                    WHERE id = :id AND answered_at IS NULL
                    """)
                .bind("id", id)
                .bind("by", by.value())
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute()
            == 1);
  }
}
