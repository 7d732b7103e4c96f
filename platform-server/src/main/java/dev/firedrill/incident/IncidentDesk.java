package dev.firedrill.incident;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Workspaces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that a team does with its incidents, from chat and page alike. Each of these is one
 * transaction with its fact of evidence and what the team's chat is told; only members of the team
 * may.
 */
public final class IncidentDesk {
  /** What came of asking. */
  public sealed interface Outcome {
    /** Done: the incident as it stands now. */
    record Done(Incident incident) implements Outcome {}

    /** Not done, because the team has this incident open. */
    record AlreadyOpen(Incident open) implements Outcome {}

    /** Not done, because the incident is over. */
    record AlreadyResolved(Incident incident) implements Outcome {}

    /** Not done: there is no such incident, or it is not this person's team's. */
    record NotYours() implements Outcome {}

    /** Not done, because a value breaks a rule. The reason names both. */
    record Unfit(String field, String reason) implements Outcome {}

    /** Not done, because of how things stand. The reason says how and what would help. */
    record Refused(String reason) implements Outcome {}
  }

  private final Changes changes;
  private final Statements statements;
  private final RoleChanges roles;
  private final TaskChanges tasks;
  private final SecondThoughts thoughts;

  /** {@code isGraded}: whether the grade of an incident is published, so that it stays closed. */
  public IncidentDesk(
      Incidents incidents,
      Teams teams,
      Workspaces workspaces,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock,
      Predicate<IncidentId> isGraded) {
    this.changes =
        new Changes(
            incidents,
            teams,
            new Announcements(workspaces, teams),
            evidence,
            transactions,
            events,
            ids,
            clock);
    this.statements = new Statements(changes);
    this.roles = new RoleChanges(changes);
    this.tasks = new TaskChanges(changes);
    this.thoughts = new SecondThoughts(changes, isGraded);
  }

  /** Declares an incident of the person's own team; the person commands it. */
  public Outcome declare(TeamId team, PersonId by, Severity severity, String title) {
    String name = title.strip().replaceAll("\\s+", " ");
    int length = name.codePointCount(0, name.length());
    if (length < Incident.TITLE_AT_LEAST || length > Incident.TITLE_AT_MOST) {
      return new Outcome.Unfit(
          "title",
          "The title has "
              + length
              + " characters; say in "
              + Incident.TITLE_AT_LEAST
              + " to "
              + Incident.TITLE_AT_MOST
              + " what users notice.");
    }
    if (!changes.isMember(team, by)) {
      return new Outcome.NotYours();
    }
    return changes
        .transactions()
        .call(() -> {
          int number = changes.incidents().nextNumber(team);
          Optional<Incident> open = changes.incidents().openOf(team);
          return open.isPresent()
              ? new Outcome.AlreadyOpen(open.get())
              : new Outcome.Done(open(team, number, by, severity, name));
        });
  }

  private Incident open(TeamId team, int number, PersonId by, Severity severity, String title) {
    Channel channel = changes.announcements().openChannel(team, number, title, severity);
    Instant now = changes.now();
    Incident incident =
        new Incident(
            new IncidentId(changes.newId()),
            team,
            number,
            title,
            severity,
            Incident.Status.INVESTIGATING,
            now,
            by,
            null,
            null,
            null,
            null,
            channel.id(),
            channel.name(),
            List.of(new Incident.Assignment(IncidentRole.INCIDENT_COMMANDER, by)),
            List.of(),
            List.of());
    changes.incidents().add(incident);
    changes.announcements().declared(incident);
    Map<String, Object> payload = Changes.payload(incident);
    payload.put("severity", severity.name());
    payload.put("title", title);
    payload.put("channel", channel.id().value());
    String text = incident.label() + " declared as " + severity + ": " + title;
    changes.record(incident, EvidenceKind.INCIDENT_DECLARED, by, now, text, payload);
    return incident;
  }

  /** As {@link #update(IncidentId, PersonId, UpdateDraft)}, for the room and the public. */
  public Outcome update(IncidentId id, PersonId by, Incident.@Nullable Status status, String text) {
    return update(id, by, UpdateDraft.of(status, text));
  }

  /** Tells others how it stands. The status RESOLVED resolves the incident. */
  public Outcome update(IncidentId id, PersonId by, UpdateDraft draft) {
    return statements.update(id, by, draft);
  }

  /** Ends the incident, with a last word for the public if there is one. */
  public Outcome resolve(IncidentId id, PersonId by, @Nullable String text) {
    return statements.resolve(
        id, by, UpdateDraft.of(Incident.Status.RESOLVED, text == null ? "" : text));
  }

  /** Changes how bad it is; the reason is kept. */
  public Outcome changeSeverity(IncidentId id, PersonId by, Severity severity, String reason) {
    return statements.changeSeverity(id, by, severity, reason);
  }

  /** Gives a member of the team a role; a role held by one leaves its holder. */
  public Outcome assign(IncidentId id, PersonId by, IncidentRole role, PersonId person) {
    return roles.assign(id, by, role, person);
  }

  /** Moves a role from who has it to another member, with what that one needs to know. */
  public Outcome handOver(IncidentId id, PersonId by, IncidentRole role, PersonId to, String note) {
    return roles.handOver(id, by, role, to, note);
  }

  /** Adds a task; {@code assignee} null: nobody has it yet. */
  public Outcome addTask(IncidentId id, PersonId by, String text, @Nullable PersonId assignee) {
    return tasks.add(id, by, text, assignee);
  }

  /** Gives the task to a member, or with null to nobody. */
  public Outcome assignTask(IncidentId id, PersonId by, int number, @Nullable PersonId assignee) {
    return tasks.assign(id, by, number, assignee);
  }

  /** Says that the task is done, or not done after all. */
  public Outcome markTask(IncidentId id, PersonId by, int number, boolean done) {
    return tasks.mark(id, by, number, done);
  }

  /**
   * Opens a resolved incident once more. Refused while another one is open, where the incident was
   * merged into another, and once its grade is published.
   */
  public Outcome reopen(IncidentId id, PersonId by, String reason) {
    return thoughts.reopen(id, by, reason);
  }

  /**
   * Closes {@code duplicate} as being what {@code survivor} is. When the duplicate was the open
   * one, the survivor is open from now on, because the trouble goes on. Refused where either is
   * graded or merged already.
   */
  public Outcome merge(IncidentId duplicate, IncidentId survivor, PersonId by, String reason) {
    return thoughts.merge(duplicate, survivor, by, reason);
  }
}
