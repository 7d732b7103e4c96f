package dev.firedrill.incident.persistence;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentId;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

final class JdbiIncidents implements Incidents {
  private static final String SELECT =
      """
      SELECT id, team_id, number, title, severity, status, declared_at, declared_by, mitigated_at,
        resolved_at, reopened_at, merged_into, channel_id, channel_name
      FROM incident
      """;

  private static final RowMapper<Incident> WITHOUT_PARTS =
      (row, context) ->
          new Incident(
              new IncidentId(row.getObject("id", UUID.class)),
              new TeamId(row.getObject("team_id", UUID.class)),
              row.getInt("number"),
              row.getString("title"),
              Severity.valueOf(row.getString("severity")),
              Incident.Status.valueOf(row.getString("status")),
              Utc.read(row, "declared_at"),
              new PersonId(row.getObject("declared_by", UUID.class)),
              Utc.readNullable(row, "mitigated_at"),
              Utc.readNullable(row, "resolved_at"),
              Utc.readNullable(row, "reopened_at"),
              mergedInto(row.getObject("merged_into", UUID.class)),
              new ChannelId(row.getString("channel_id")),
              row.getString("channel_name"),
              List.of(),
              List.of(),
              List.of());

  private static @Nullable IncidentId mergedInto(@Nullable UUID id) {
    return id == null ? null : new IncidentId(id);
  }

  private final Jdbi jdbi;

  JdbiIncidents(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public int nextNumber(TeamId team) {
    return jdbi.inTransaction(handle -> {
      hold(team);
      return handle
          .createQuery("SELECT coalesce(max(number), 0) + 1 FROM incident WHERE team_id = :team")
          .bind("team", team.value())
          .mapTo(Integer.class)
          .one();
    });
  }

  @Override
  public void hold(TeamId team) {
    // Keeps two declarations of a team apart, but nobody who only refers to the team.
    jdbi.useHandle(handle ->
        handle
            .createQuery("SELECT id FROM team WHERE id = :team FOR NO KEY UPDATE")
            .bind("team", team.value())
            .mapTo(UUID.class)
            .one());
  }

  @Override
  public void add(Incident incident) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO incident (id, team_id, number, title, severity, status, declared_at,
                declared_by, mitigated_at, resolved_at, channel_id, channel_name)
              VALUES (:id, :team, :number, :title, :severity, :status, :declaredAt,
                :declaredBy, :mitigatedAt, :resolvedAt, :channel, :channelName)
              """)
          .bind("id", incident.id().value())
          .bind("team", incident.team().value())
          .bind("number", incident.number())
          .bind("title", incident.title())
          .bind("severity", incident.severity())
          .bind("status", incident.status())
          .bind("declaredAt", Utc.of(incident.declaredAt()))
          .bind("declaredBy", incident.declaredBy().value())
          .bind("mitigatedAt", Utc.ofNullable(incident.mitigatedAt()))
          .bind("resolvedAt", Utc.ofNullable(incident.resolvedAt()))
          .bind("channel", incident.channel().value())
          .bind("channelName", incident.channelName())
          .execute();
      incident.roles().forEach(role -> insertRole(handle, incident.id(), role));
    });
  }

  @Override
  public Optional<Incident> lock(IncidentId id) {
    return one(SELECT + "WHERE id = :id FOR NO KEY UPDATE", Map.of("id", id.value()));
  }

  @Override
  public void addLastUpdate(Incident changed) {
    Incident.Update update = changed.updates().getLast();
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate(
              """
              INSERT INTO incident_update (id, incident_id, position, at, by_person, status, text,
                impact, next_update_minutes, for_public, in_room, to_stakeholders)
              VALUES (:id, :incident, :position, :at, :by, :status, :text,
                :impact, :nextUpdate, :forPublic, :inRoom, :toStakeholders)
              """)
          .bind("id", update.id())
          .bind("incident", changed.id().value())
          .bind("position", changed.updates().size())
          .bind("at", Utc.of(update.at()))
          .bind("by", update.by().value())
          .bind("status", update.status())
          .bind("text", update.text())
          .bind("impact", update.impact())
          .bind("nextUpdate", update.nextUpdateMinutes())
          .bind("forPublic", update.forPublic())
          .bind("inRoom", update.inRoom())
          .bind("toStakeholders", update.toStakeholders())
          .execute();
      save(changed);
    });
  }

  @Override
  public void save(Incident changed) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                UPDATE incident
                SET severity = :severity, status = :status, mitigated_at = :mitigatedAt,
                  resolved_at = :resolvedAt, reopened_at = :reopenedAt, merged_into = :mergedInto
                WHERE id = :id
                """)
            .bind("severity", changed.severity())
            .bind("status", changed.status())
            .bind("mitigatedAt", Utc.ofNullable(changed.mitigatedAt()))
            .bind("resolvedAt", Utc.ofNullable(changed.resolvedAt()))
            .bind("reopenedAt", Utc.ofNullable(changed.reopenedAt()))
            .bind("mergedInto", changed.mergedInto() == null ? null : changed.mergedInto().value())
            .bind("id", changed.id().value())
            .execute());
  }

  @Override
  public void put(IncidentId id, Incident.Task task) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO incident_task (incident_id, number, text, assignee, created_at,
                  created_by, done_at, done_by)
                VALUES (:id, :number, :text, :assignee, :createdAt,
                  :createdBy, :doneAt, :doneBy)
                ON CONFLICT (incident_id, number) DO UPDATE
                SET text = excluded.text, assignee = excluded.assignee,
                  done_at = excluded.done_at, done_by = excluded.done_by
                """)
            .bind("id", id.value())
            .bind("number", task.number())
            .bind("text", task.text())
            .bind("assignee", task.assignee() == null ? null : task.assignee().value())
            .bind("createdAt", Utc.of(task.createdAt()))
            .bind("createdBy", task.createdBy().value())
            .bind("doneAt", Utc.ofNullable(task.doneAt()))
            .bind("doneBy", task.doneBy() == null ? null : task.doneBy().value())
            .execute());
  }

  @Override
  public void redirect(IncidentId from, IncidentId to) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("UPDATE incident SET merged_into = :to WHERE merged_into = :from")
            .bind("from", from.value())
            .bind("to", to.value())
            .execute());
  }

  @Override
  public void assign(IncidentId id, IncidentRole role, PersonId person) {
    jdbi.useTransaction(handle -> {
      if (role.heldByOne()) {
        handle
            .createUpdate("DELETE FROM incident_role WHERE incident_id = :id AND role = :role")
            .bind("id", id.value())
            .bind("role", role)
            .execute();
      }
      insertRole(handle, id, new Incident.Assignment(role, person));
    });
  }

  private static void insertRole(Handle handle, IncidentId id, Incident.Assignment assignment) {
    handle
        .createUpdate(
            """
            INSERT INTO incident_role (incident_id, role, person_id) VALUES (:id, :role, :person)
            ON CONFLICT (incident_id, role, person_id) DO NOTHING
            """)
        .bind("id", id.value())
        .bind("role", assignment.role())
        .bind("person", assignment.person().value())
        .execute();
  }

  @Override
  public Optional<Incident> find(IncidentId id) {
    return one(SELECT + "WHERE id = :id", Map.of("id", id.value()));
  }

  @Override
  public Optional<Incident> openOf(TeamId team) {
    return one(
        SELECT + "WHERE team_id = :team AND status <> 'RESOLVED'", Map.of("team", team.value()));
  }

  @Override
  public Optional<Incident> ofNumber(TeamId team, int number) {
    return one(
        SELECT + "WHERE team_id = :team AND number = :number",
        Map.of("team", team.value(), "number", number));
  }

  @Override
  public Optional<Incident> inChannel(TeamId team, ChannelId channel) {
    return one(
        SELECT + "WHERE team_id = :team AND channel_id = :channel",
        Map.of("team", team.value(), "channel", channel.value()));
  }

  private Optional<Incident> one(String sql, Map<String, ?> bindings) {
    return jdbi.withHandle(handle -> {
      Query query = handle.createQuery(sql);
      bindings.forEach(query::bind);
      return IncidentParts.addTo(handle, query.map(WITHOUT_PARTS).list()).stream().findFirst();
    });
  }

  @Override
  public List<Incident> list(@Nullable TeamId team, boolean openOnly) {
    return jdbi.withHandle(handle ->
        IncidentParts.addTo(
            handle,
            handle
                .createQuery(
                    SELECT
                        + """
                        WHERE (:team::uuid IS NULL OR team_id = :team)
                          AND (NOT :openOnly OR status <> 'RESOLVED')
                        ORDER BY declared_at DESC, id
                        """)
                .bind("team", team == null ? null : team.value())
                .bind("openOnly", openOnly)
                .map(WITHOUT_PARTS)
                .list()));
  }
}
