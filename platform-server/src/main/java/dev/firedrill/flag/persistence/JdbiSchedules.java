package dev.firedrill.flag.persistence;

import static dev.firedrill.flag.persistence.FlagRows.ofOwner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.firedrill.flag.definition.CanonicalJson;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.flag.schedule.ScheduleStore;
import dev.firedrill.flag.schedule.ScheduledChange;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamEnvironment;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

final class JdbiSchedules implements ScheduleStore {
  private static final String SELECT =
      """
      SELECT id, team_id, environment, key, due_at, action, rollout, reason, created_by
      FROM flag_schedule
      """;

  private static final RowMapper<ScheduledChange> CHANGE =
      (row, context) ->
          new ScheduledChange(
              row.getObject("id", UUID.class),
              FlagRows.owner(row),
              row.getString("key"),
              row.getObject("due_at", OffsetDateTime.class).toInstant(),
              ScheduledChange.Action.valueOf(row.getString("action")),
              shares(row.getString("rollout")),
              row.getString("reason"),
              new PersonId(row.getObject("created_by", UUID.class)));

  private final Jdbi jdbi;

  JdbiSchedules(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void add(ScheduledChange change) {
    jdbi.useHandle(handle ->
        ofOwner(
                change.owner(),
                handle.createUpdate(
                    """
                    INSERT INTO flag_schedule (id, team_id, environment, key, due_at, action,
                        rollout, reason, created_by)
                    VALUES (:id, :team, :environment, :key, :at, :action, :rollout, :reason, :by)
                    """))
            .bind("id", change.id())
            .bind("key", change.key())
            .bind("at", change.at().atOffset(ZoneOffset.UTC))
            .bind("action", change.action().name())
            .bind("rollout", text(change.rollout()))
            .bind("reason", change.reason())
            .bind("by", change.by().value())
            .execute());
  }

  @Override
  public List<ScheduledChange> pending(TeamEnvironment owner) {
    return jdbi.withHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    SELECT
                        + """
                        WHERE team_id = :team AND environment = :environment
                            AND state = 'PENDING'
                        ORDER BY due_at, id
                        """))
            .map(CHANGE)
            .list());
  }

  @Override
  public List<ScheduledChange> due(int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                SELECT
                    + """
                    WHERE state = 'PENDING' AND due_at <= clock_timestamp()
                    ORDER BY due_at, id
                    LIMIT :limit
                    """)
            .bind("limit", limit)
            .map(CHANGE)
            .list());
  }

  @Override
  public Optional<ScheduledChange> lockPending(TeamEnvironment owner, UUID id) {
    return jdbi.withHandle(handle ->
        ofOwner(
                owner,
                handle.createQuery(
                    SELECT
                        + """
                        WHERE id = :id AND team_id = :team AND environment = :environment
                            AND state = 'PENDING'
                        FOR UPDATE
                        """))
            .bind("id", id)
            .map(CHANGE)
            .findOne());
  }

  @Override
  public void end(UUID id, End end, @Nullable String detail) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE flag_schedule
                SET state = :state, ended_at = clock_timestamp(), detail = :detail
                WHERE id = :id
                """)
            .bind("id", id)
            .bind("state", end.name())
            .bind("detail", detail)
            .execute());
  }

  private static @Nullable String text(@Nullable List<Share> shares) {
    if (shares == null) {
      return null;
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    shares.forEach(share -> array.addArray().add(share.variant()).add(share.percent()));
    return CanonicalJson.compact(array);
  }

  private static @Nullable List<Share> shares(@Nullable String text) {
    if (text == null) {
      return null;
    }
    List<Share> shares = new ArrayList<>();
    for (JsonNode share : CanonicalJson.parse(text)) {
      shares.add(new Share(share.path(0).asText(), share.path(1).asInt()));
    }
    return shares;
  }
}
