package dev.firedrill.incident.persistence;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRole;
import dev.firedrill.kernel.PersonId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads the roles and updates of many incidents in two queries. */
final class IncidentParts {
  private record UpdateRow(UUID incident, Incident.Update update) {}

  private record RoleRow(UUID incident, Incident.Assignment assignment) {}

  private IncidentParts() {}

  static List<Incident> addTo(Handle handle, List<Incident> incidents) {
    if (incidents.isEmpty()) {
      return incidents;
    }
    List<UUID> ids = incidents.stream().map(incident -> incident.id().value()).toList();
    Map<UUID, List<Incident.Update>> updates = updates(handle, ids);
    Map<UUID, List<Incident.Assignment>> roles = roles(handle, ids);
    return incidents.stream()
        .map(i ->
            new Incident(
                i.id(),
                i.team(),
                i.number(),
                i.title(),
                i.severity(),
                i.status(),
                i.declaredAt(),
                i.declaredBy(),
                i.mitigatedAt(),
                i.resolvedAt(),
                i.channel(),
                i.channelName(),
                roles.getOrDefault(i.id().value(), List.of()),
                updates.getOrDefault(i.id().value(), List.of())))
        .toList();
  }

  private static Map<UUID, List<Incident.Update>> updates(Handle handle, List<UUID> ids) {
    return handle
        .createQuery(
            """
            SELECT id, incident_id, at, by_person, status, text, for_public FROM incident_update
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
                  row.getBoolean("for_public")));
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
              ARRAY['INCIDENT_COMMANDER', 'COMMUNICATIONS_LEAD', 'SCRIBE', 'RESPONDER'], r.role),
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
