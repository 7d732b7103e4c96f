package dev.firedrill.incident;

import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident of one team. {@code number} counts the team's incidents from 1. {@code mitigatedAt}
 * is when the team said so, and null again after a relapse. Tasks and updates are oldest first.
 *
 * @param reopenedAt when it was last opened once more; null when it never was
 * @param mergedInto the incident that this one turned out to be; null when it stands for itself
 */
public record Incident(
    IncidentId id,
    TeamId team,
    int number,
    String title,
    Severity severity,
    Status status,
    Instant declaredAt,
    PersonId declaredBy,
    @Nullable Instant mitigatedAt,
    @Nullable Instant resolvedAt,
    @Nullable Instant reopenedAt,
    @Nullable IncidentId mergedInto,
    ChannelId channel,
    String channelName,
    List<Assignment> roles,
    List<Task> tasks,
    List<Update> updates) {
  public static final int TITLE_AT_LEAST = 3;
  public static final int TITLE_AT_MOST = 120;
  public static final int TEXT_AT_MOST = 2_000;
  public static final int IMPACT_AT_MOST = 500;
  public static final int TASK_AT_MOST = 200;
  public static final int TASKS_AT_MOST = 100;

  public Incident {
    roles = List.copyOf(roles);
    tasks = List.copyOf(tasks);
    updates = List.copyOf(updates);
  }

  /** Where the team says it stands. */
  public enum Status {
    INVESTIGATING("Investigating"),
    IDENTIFIED("Identified"),
    MITIGATED("Mitigated"),
    RESOLVED("Resolved");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** A person in a role. */
  public record Assignment(IncidentRole role, PersonId person) {}

  /**
   * Something to do. {@code number} counts the incident's tasks from 1; {@code assignee} is null
   * until somebody has it.
   */
  public record Task(
      int number,
      String text,
      @Nullable PersonId assignee,
      Instant createdAt,
      PersonId createdBy,
      @Nullable Instant doneAt,
      @Nullable PersonId doneBy) {
    public boolean isDone() {
      return doneAt != null;
    }

    Task assignedTo(@Nullable PersonId person) {
      return new Task(number, text, person, createdAt, createdBy, doneAt, doneBy);
    }

    Task done(@Nullable Instant at, @Nullable PersonId by) {
      return new Task(number, text, assignee, createdAt, createdBy, at, by);
    }
  }

  /**
   * What the team told others. {@code status} is null where it did not change.
   *
   * @param impact what users notice; null where it was not said apart
   * @param nextUpdateMinutes when the next word was promised; null where it was not
   * @param forPublic the team's status page may show it
   * @param inRoom it was posted in the incident's channel
   * @param toStakeholders it was posted in the stakeholders' channel
   */
  public record Update(
      UUID id,
      Instant at,
      PersonId by,
      @Nullable Status status,
      String text,
      @Nullable String impact,
      @Nullable Integer nextUpdateMinutes,
      boolean forPublic,
      boolean inRoom,
      boolean toStakeholders) {}

  /** What people call it: {@code INC-3}. */
  public String label() {
    return "INC-" + number;
  }

  public boolean isOpen() {
    return status != Status.RESOLVED;
  }

  /** That another incident stands for this one. */
  public boolean isDuplicate() {
    return mergedInto != null;
  }

  public Optional<PersonId> holder(IncidentRole role) {
    return roles.stream()
        .filter(assignment -> assignment.role() == role)
        .map(Assignment::person)
        .findFirst();
  }

  public Optional<Task> task(int wanted) {
    return tasks.stream().filter(task -> task.number() == wanted).findFirst();
  }

  /**
   * When others should hear again: as promised with the last update, but never later than the
   * severity asks for. Null once resolved, or where neither asks for one.
   */
  public @Nullable Instant nextUpdateDueAt() {
    if (!isOpen()) {
      return null;
    }
    Update last = updates.isEmpty() ? null : updates.getLast();
    Instant said = last == null ? declaredAt : last.at();
    Integer promised = last == null ? null : last.nextUpdateMinutes();
    Duration cadence = severity.cadence().orElse(null);
    if (promised == null) {
      return cadence == null ? null : said.plus(cadence);
    }
    Duration wait = Duration.ofMinutes(promised);
    return said.plus(cadence == null || wait.compareTo(cadence) < 0 ? wait : cadence);
  }

  /** As it stands after the update. A step back to an earlier status undoes the mitigation. */
  Incident with(Update update) {
    Status next = update.status() == null ? status : update.status();
    List<Update> all = new ArrayList<>(updates);
    all.add(update);
    Instant mitigated =
        switch (next) {
          case INVESTIGATING, IDENTIFIED -> null;
          case MITIGATED, RESOLVED -> mitigatedAt == null ? update.at() : mitigatedAt;
        };
    Instant resolved = next == Status.RESOLVED ? update.at() : null;
    return with(severity, next, new Times(mitigated, resolved, reopenedAt), mergedInto)
        .withParts(roles, tasks, all);
  }

  Incident withSeverity(Severity other) {
    return with(other, status, new Times(mitigatedAt, resolvedAt, reopenedAt), mergedInto);
  }

  /** Open once more, with the word that says why. */
  Incident reopened(Update why) {
    Incident open = with(why);
    return open.with(open.severity, open.status, new Times(null, null, why.at()), null);
  }

  /** Closed, because it is what {@code survivor} is; what was said in it stays. */
  Incident mergedInto(IncidentId survivor, Update last) {
    List<Update> all = new ArrayList<>(updates);
    all.add(last);
    Instant resolved = resolvedAt == null ? last.at() : resolvedAt;
    return with(severity, Status.RESOLVED, new Times(mitigatedAt, resolved, reopenedAt), survivor)
        .withParts(roles, tasks, all);
  }

  private record Times(
      @Nullable Instant mitigated, @Nullable Instant resolved, @Nullable Instant reopened) {}

  private Incident with(
      Severity newSeverity, Status newStatus, Times times, @Nullable IncidentId survivor) {
    return new Incident(
        id,
        team,
        number,
        title,
        newSeverity,
        newStatus,
        declaredAt,
        declaredBy,
        times.mitigated(),
        times.resolved(),
        times.reopened(),
        survivor,
        channel,
        channelName,
        roles,
        tasks,
        updates);
  }

  /** The same with what is stored beside it. */
  public Incident withParts(
      List<Assignment> newRoles, List<Task> newTasks, List<Update> newUpdates) {
    return new Incident(
        id,
        team,
        number,
        title,
        severity,
        status,
        declaredAt,
        declaredBy,
        mitigatedAt,
        resolvedAt,
        reopenedAt,
        mergedInto,
        channel,
        channelName,
        newRoles,
        newTasks,
        newUpdates);
  }
}
