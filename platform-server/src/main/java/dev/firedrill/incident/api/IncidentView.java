package dev.firedrill.incident.api;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.web.PersonView;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident with its roles, tasks and updates, oldest first. {@code mergedInto} is the incident
 * that stands for it; {@code cadenceMinutes} how often others must hear of it, null where nobody
 * asks.
 */
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
    @Nullable Instant reopenedAt,
    @Nullable UUID mergedInto,
    IncidentChannelView channel,
    @Nullable Instant nextUpdateDueAt,
    @Nullable Long cadenceMinutes,
    List<IncidentRoleView> roles,
    List<IncidentTaskView> tasks,
    List<IncidentUpdateView> updates) {

  /** The channel in which the incident is handled. */
  public record IncidentChannelView(String id, String name) {}

  /** A person in a role. */
  public record IncidentRoleView(IncidentRole role, PersonView person) {}

  /** Something to do; done when {@code doneAt} is there. */
  public record IncidentTaskView(
      int number,
      String text,
      @Nullable PersonView assignee,
      Instant createdAt,
      PersonView createdBy,
      @Nullable Instant doneAt,
      @Nullable PersonView doneBy) {}

  /** What the team told others; status is null where it did not change. */
  public record IncidentUpdateView(
      UUID id,
      Instant at,
      PersonView by,
      Incident.@Nullable Status status,
      String text,
      @Nullable String impact,
      @Nullable Integer nextUpdateMinutes,
      boolean forPublic,
      boolean inRoom,
      boolean toStakeholders) {}
}
