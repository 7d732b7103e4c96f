package dev.firedrill.telemetry.paging.persistence;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.telemetry.paging.OnCall;
import dev.firedrill.telemetry.paging.OnCallStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

final class JdbiOnCall implements OnCallStore {
  private static final int MOST_OVERRIDES = 50;

  private final Jdbi jdbi;

  JdbiOnCall(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Optional<OnCall> find(TeamId team) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT version, starts_at, shift_hours, time_zone, ack_within_seconds, escalate_to
                FROM on_call WHERE team_id = :team
                """)
            .bind("team", team.value())
            .map((row, context) ->
                new OnCall(
                    row.getLong("version"),
                    new OnCall.Rota(
                        members(handle, team),
                        Utc.read(row, "starts_at"),
                        row.getInt("shift_hours"),
                        ZoneId.of(row.getString("time_zone"))),
                    row.getInt("ack_within_seconds"),
                    OnCall.Then.valueOf(row.getString("escalate_to")),
                    overrides(handle, team)))
            .findOne());
  }

  private static List<PersonId> members(Handle handle, TeamId team) {
    return handle
        .createQuery("SELECT person_id FROM on_call_member WHERE team_id = :team ORDER BY position")
        .bind("team", team.value())
        .map((row, context) -> new PersonId(row.getObject("person_id", UUID.class)))
        .list();
  }

  private static List<OnCall.HandOver> overrides(Handle handle, TeamId team) {
    return handle
        .createQuery(
            """
            SELECT id, person_id, starts_at, ends_at, note, created_by
            FROM (SELECT * FROM on_call_override WHERE team_id = :team
                ORDER BY ends_at DESC LIMIT :limit) AS latest
            ORDER BY created_at, id
            """)
        .bind("team", team.value())
        .bind("limit", MOST_OVERRIDES)
        .map((row, context) ->
            new OnCall.HandOver(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person_id", UUID.class)),
                Utc.read(row, "starts_at"),
                Utc.read(row, "ends_at"),
                row.getString("note"),
                new PersonId(row.getObject("created_by", UUID.class))))
        .list();
  }

  @Override
  public void save(TeamId team, OnCall onCall) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO on_call (team_id, version, starts_at, shift_hours, time_zone,
                  ack_within_seconds, escalate_to)
              VALUES (:team, :version, :startsAt, :hours, :zone, :ack, :then)
              ON CONFLICT (team_id) DO UPDATE
              SET version = :version, starts_at = :startsAt, shift_hours = :hours,
                  time_zone = :zone, ack_within_seconds = :ack, escalate_to = :then
              """)
          .bind("team", team.value())
          .bind("version", onCall.version())
          .bind("startsAt", Utc.of(onCall.rota().startsAt()))
          .bind("hours", onCall.rota().shiftHours())
          .bind("zone", onCall.rota().timeZone().getId())
          .bind("ack", onCall.ackWithinSeconds())
          .bind("then", onCall.then().name())
          .execute();
      handle.execute("DELETE FROM on_call_member WHERE team_id = ?", team.value());
      int position = 0;
      for (PersonId person : onCall.rota().members()) {
        handle.execute(
            "INSERT INTO on_call_member (team_id, position, person_id) VALUES (?, ?, ?)",
            team.value(),
            position++,
            person.value());
      }
    });
  }

  @Override
  public void override(TeamId team, OnCall.HandOver override) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO on_call_override (id, team_id, person_id, starts_at, ends_at, note,
                    created_by)
                VALUES (:id, :team, :person, :from, :until, :note, :by)
                """)
            .bind("id", override.id())
            .bind("team", team.value())
            .bind("person", override.person().value())
            .bind("from", Utc.of(override.from()))
            .bind("until", Utc.of(override.until()))
            .bind("note", override.note())
            .bind("by", override.createdBy().value())
            .execute());
  }

  @Override
  public boolean endOverride(TeamId team, UUID id, Instant at) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    UPDATE on_call_override
                    SET ends_at = greatest(:at, starts_at + interval '1 microsecond')
                    WHERE id = :id AND team_id = :team AND ends_at > :at
                    """)
                .bind("id", id)
                .bind("team", team.value())
                .bind("at", Utc.of(at))
                .execute()
            > 0);
  }
}
