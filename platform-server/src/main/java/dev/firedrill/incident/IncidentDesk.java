package dev.firedrill.incident;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.Workspaces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Declares, updates and resolves incidents and hands out their roles, for members of the team. Each
 * of these is one transaction with its fact of evidence and what the team's chat is told.
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
  }

  private final Incidents incidents;
  private final Teams teams;
  private final Announcements announcements;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final IdSource ids;
  private final InstantSource clock;

  public IncidentDesk(
      Incidents incidents,
      Teams teams,
      Workspaces workspaces,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {
    this.incidents = incidents;
    this.teams = teams;
    this.announcements = new Announcements(workspaces, teams);
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
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
    if (!isMember(team, by)) {
      return new Outcome.NotYours();
    }
    return transactions.call(() -> {
      int number = incidents.nextNumber(team);
      Optional<Incident> open = incidents.openOf(team);
      return open.isPresent()
          ? new Outcome.AlreadyOpen(open.get())
          : new Outcome.Done(open(team, number, by, severity, name));
    });
  }

  private Incident open(TeamId team, int number, PersonId by, Severity severity, String title) {
    Channel channel = announcements.openChannel(team, number, title, severity);
    Instant now = clock.instant();
    Incident incident =
        new Incident(
            new IncidentId(ids.next()),
            team,
            number,
            title,
            severity,
            Incident.Status.INVESTIGATING,
            now,
            by,
            null,
            null,
            channel.id(),
            channel.name(),
            List.of(new Incident.Assignment(IncidentRole.INCIDENT_COMMANDER, by)),
            List.of());
    incidents.add(incident);
    announcements.declared(incident);
    Map<String, Object> payload = payload(incident);
    payload.put("severity", severity.name());
    payload.put("title", title);
    payload.put("channel", channel.id().value());
    String text = incident.label() + " declared as " + severity + ": " + title;
    record(incident, EvidenceKind.INCIDENT_DECLARED, by, now, text, payload);
    return incident;
  }

  /** As {@link #update(IncidentId, PersonId, Incident.Status, String, boolean)}, for the public. */
  public Outcome update(IncidentId id, PersonId by, Incident.@Nullable Status status, String text) {
    return update(id, by, status, text, true);
  }

  /**
   * Tells others how it stands; the status stays when none is given. RESOLVED resolves the
   * incident. {@code forPublic}: the status page may show it.
   */
  public Outcome update(
      IncidentId id,
      PersonId by,
      Incident.@Nullable Status status,
      String text,
      boolean forPublic) {
    if (status == Incident.Status.RESOLVED) {
      return resolve(id, by, text, forPublic);
    }
    String said = text.strip();
    Outcome.@Nullable Unfit unfit = unfitText(said);
    if (unfit != null) {
      return unfit;
    }
    if (said.isEmpty()) {
      return new Outcome.Unfit(
          "text",
          "The update is empty; say what users notice, what you do and when you write next.");
    }
    return changeOpen(
        id,
        by,
        before -> {
          Incident.Update update =
              new Incident.Update(ids.next(), clock.instant(), by, status, said, forPublic);
          Incident after = before.with(update);
          incidents.addLastUpdate(after);
          announcements.updated(after, update);
          Map<String, Object> payload = payload(after);
          payload.put("status", after.status().name());
          payload.put("text", said);
          String sentence =
              after.label() + " " + after.status().label().toLowerCase(Locale.ROOT) + ": " + said;
          record(after, EvidenceKind.INCIDENT_UPDATED, by, update.at(), sentence, payload);
          return after;
        });
  }

  /** Ends the incident, with a last word for the public if there is one. */
  public Outcome resolve(IncidentId id, PersonId by, @Nullable String text) {
    return resolve(id, by, text, true);
  }

  private Outcome resolve(IncidentId id, PersonId by, @Nullable String text, boolean forPublic) {
    String said = text == null ? "" : text.strip();
    Outcome.@Nullable Unfit unfit = unfitText(said);
    if (unfit != null) {
      return unfit;
    }
    return changeOpen(
        id,
        by,
        before -> {
          Incident.Update update =
              new Incident.Update(
                  ids.next(), clock.instant(), by, Incident.Status.RESOLVED, said, forPublic);
          Incident after = before.with(update);
          incidents.addLastUpdate(after);
          announcements.resolved(after, update);
          Map<String, Object> payload = payload(after);
          payload.put("text", said);
          String sentence = after.label() + " resolved" + (said.isEmpty() ? "" : ": " + said);
          record(after, EvidenceKind.INCIDENT_RESOLVED, by, update.at(), sentence, payload);
          return after;
        });
  }

  /** Gives a member of the team a role; a role held by one leaves its holder. */
  public Outcome assign(IncidentId id, PersonId by, IncidentRole role, PersonId person) {
    return changeOpen(
        id,
        by,
        before -> {
          incidents.assign(id, role, person);
          announcements.assigned(before, role, person);
          String handle =
              teams.person(person).map(member -> "@" + member.handle()).orElse("somebody");
          Map<String, Object> payload = payload(before);
          payload.put("role", role.name());
          payload.put("person", person.toString());
          String sentence =
              before.label() + ": " + handle + " is " + role.label().toLowerCase(Locale.ROOT);
          record(
              before, EvidenceKind.INCIDENT_ROLE_ASSIGNED, by, clock.instant(), sentence, payload);
          return incidents.find(id).orElse(before);
        },
        before ->
            isMember(before.team(), person)
                ? Optional.empty()
                : Optional.of(
                    new Outcome.Unfit(
                        "personId",
                        "Only members of the team can have a role; this person is not one.")));
  }

  private Outcome changeOpen(IncidentId id, PersonId by, Function<Incident, Incident> change) {
    return changeOpen(id, by, change, before -> Optional.empty());
  }

  private Outcome changeOpen(
      IncidentId id,
      PersonId by,
      Function<Incident, Incident> change,
      Function<Incident, Optional<Outcome>> refusal) {
    return transactions.call(() -> {
      Optional<Incident> found = incidents.lock(id);
      if (found.isEmpty() || !isMember(found.get().team(), by)) {
        return new Outcome.NotYours();
      }
      Incident before = found.get();
      if (!before.isOpen()) {
        return new Outcome.AlreadyResolved(before);
      }
      return refusal.apply(before).orElseGet(() -> new Outcome.Done(change.apply(before)));
    });
  }

  private static Outcome.@Nullable Unfit unfitText(String said) {
    int length = said.codePointCount(0, said.length());
    return length <= Incident.TEXT_AT_MOST
        ? null
        : new Outcome.Unfit(
            "text",
            "The text has "
                + length
                + " characters; keep it to "
                + Incident.TEXT_AT_MOST
                + " and put the rest into the postmortem.");
  }

  private boolean isMember(TeamId team, PersonId person) {
    return teams.teamOf(person).map(Team::id).filter(team::equals).isPresent();
  }

  private static Map<String, Object> payload(Incident incident) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("incidentId", incident.id().toString());
    payload.put("number", incident.number());
    return payload;
  }

  // Last in its transaction, because the chain of the team's evidence stays locked from here on.
  private void record(
      Incident incident,
      EvidenceKind kind,
      PersonId by,
      Instant at,
      String text,
      Map<String, Object> payload) {
    evidence.append(
        NewEvidence.of(kind, incident.team(), "incident:" + incident.number(), text)
            .withActor(by)
            .withPayload(payload)
            .withOccurredAt(at));
    events.publish(new IncidentChanged(incident.id(), incident.team()));
  }
}
