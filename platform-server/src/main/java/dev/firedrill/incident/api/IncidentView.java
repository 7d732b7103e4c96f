package dev.firedrill.incident.api;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentRole;
import dev.firedrill.incident.Severity;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An incident with its roles and updates, oldest update first. */
public record IncidentView(
    UUID id,
    int number,
    TeamRefView team,
    String title,
    Severity severity,
    Incident.Status status,
    Instant declaredAt,
    PersonView declaredBy,
    @Nullable Instant mitigatedAt,
    @Nullable Instant resolvedAt,
    IncidentChannelView channel,
    @Nullable Instant nextUpdateDueAt,
    List<IncidentRoleView> roles,
    List<IncidentUpdateView> updates) {

  /** The channel in which the incident is handled. */
  public record IncidentChannelView(String id, String name) {}

  /** A person in a role. */
  public record IncidentRoleView(IncidentRole role, PersonView person) {}

  /** What the team told others; status is null where it did not change. */
  public record IncidentUpdateView(
      UUID id,
      Instant at,
      PersonView by,
      Incident.@Nullable Status status,
      String text,
      boolean forPublic) {}
}
