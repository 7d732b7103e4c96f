package dev.firedrill.incident.persistence;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads the roles, tasks and updates of many incidents in three queries. */
final class IncidentParts {
  private record UpdateRow(UUID incident, Incident.Update update) {}

  private record TaskRow(UUID incident, Incident.Task task) {}

  private record RoleRow(UUID incident, Incident.Assignment assignment) {}

  private IncidentParts() {}

  static List<Incident> addTo(Handle handle, List<Incident> incidents) {
    if (incidents.isEmpty()) {
      return incidents;
    }
    List<UUID> ids = incidents.stream().map(incident -> incident.id().value()).toList();
    Map<UUID, List<Incident.Update>> updates = updates(handle, ids);
    Map<UUID, List<Incident.Assignment>> roles = roles(handle, ids);
    Map<UUID, List<Incident.Task>> tasks = tasks(handle, ids);
    return incidents.stream()
        .map(i ->
            i.withParts(
                roles.getOrDefault(i.id().value(), List.of()),
                tasks.getOrDefault(i.id().value(), List.of()),
                updates.getOrDefault(i.id().value(), List.of())))
        .toList();
  }

  private static Map<UUID, List<Incident.Task>> tasks(Handle handle, List<UUID> ids) {
    return handle
        .createQuery(
            """
            SELECT incident_id, number, text, assignee, created_at, created_by, done_at, done_by
            FROM incident_task WHERE incident_id = ANY (:ids) ORDER BY incident_id, number
            """)
        .bindArray("ids", UUID.class, ids)
        .map((row, context) ->
            new TaskRow(
                row.getObject("incident_id", UUID.class),
                new Incident.Task(
                    row.getInt("number"),
                    row.getString("text"),
                    person(row.getObject("assignee", UUID.class)),
                    Utc.read(row, "created_at"),
                    new PersonId(row.getObject("created_by", UUID.class)),
                    Utc.readNullable(row, "done_at"),
                    person(row.getObject("done_by", UUID.class)))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                TaskRow::incident, Collectors.mapping(TaskRow::task, Collectors.toList())));
  }

  private static @Nullable PersonId person(@Nullable UUID id) {
    return id == null ? null : new PersonId(id);
  }

  private static Map<UUID, List<Incident.Update>> updates(Handle handle, List<UUID> ids) {
    return handle
        .createQuery(
            """
            SELECT id, incident_id, at, by_person, status, text, impact, next_update_minutes,
              for_public, in_room, to_stakeholders
            FROM incident_update
            WHERE incident_id = ANY (:ids) ORDER BY incident_id, position
            """)
        .bindArray("ids", UUID.class, ids)
        .map((row, context) -> {
          String status = row.getString("status");
          return new UpdateRow(
              row.getObject("incident_id", UUID.class),
              new Incident.Update(
                  row.getObject("id", UUID.class),
                  Utc.read(row, "at"),
                  new PersonId(row.getObject("by_person", UUID.class)),
                  status == null ? null : Incident.Status.valueOf(status),
                  row.getString("text"),
                  row.getString("impact"),
                  row.getObject("next_update_minutes", Integer.class),
                  row.getBoolean("for_public"),
                  row.getBoolean("in_room"),
                  row.getBoolean("to_stakeholders")));
        })
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                UpdateRow::incident, Collectors.mapping(UpdateRow::update, Collectors.toList())));
  }

  private static Map<UUID, List<Incident.Assignment>> roles(Handle handle, List<UUID> ids) {
    return handle
        .createQuery(
            """
            SELECT r.incident_id, r.role, r.person_id
            FROM incident_role r JOIN person p ON p.id = r.person_id
            WHERE r.incident_id = ANY (:ids)
            ORDER BY array_position(
              ARRAY['INCIDENT_COMMANDER', 'OPERATIONS_LEAD', 'COMMUNICATIONS_LEAD', 'SCRIBE',
                'RESPONDER'], r.role),
              p.handle
            """)
        .bindArray("ids", UUID.class, ids)
        .map((row, context) ->
            new RoleRow(
                row.getObject("incident_id", UUID.class),
                new Incident.Assignment(
                    IncidentRole.valueOf(row.getString("role")),
                    new PersonId(row.getObject("person_id", UUID.class)))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                RoleRow::incident, Collectors.mapping(RoleRow::assignment, Collectors.toList())));
  }
}
