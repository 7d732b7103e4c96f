package dev.firedrill.incident;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.Member;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an incident is changed: one transaction with its fact of evidence and what chat is told, by a
 * member of the team.
 */
record Changes(
    Incidents incidents,
    Teams teams,
    Announcements announcements,
    Evidence evidence,
    Transactions transactions,
    DomainEvents events,
    IdSource ids,
    InstantSource clock) {

  Instant now() {
    return clock.instant();
  }

  UUID newId() {
    return ids.next();
  }

  boolean isMember(TeamId team, PersonId person) {
    return teams.teamOf(person).map(Team::id).filter(team::equals).isPresent();
  }

  String handle(PersonId person) {
    return teams.person(person).map(Member::handle).map(handle -> "@" + handle).orElse("somebody");
  }

  Outcome changeOpen(IncidentId id, PersonId by, Function<Incident, Incident> change) {
    return tryOpen(id, by, before -> new Outcome.Done(change.apply(before)));
  }

  /** The change may still refuse, before it has changed anything. */
  Outcome tryOpen(IncidentId id, PersonId by, Function<Incident, Outcome> change) {
    return transactions.call(() -> {
      Optional<Incident> found = incidents.lock(id);
      if (found.isEmpty() || !isMember(found.get().team(), by)) {
        return new Outcome.NotYours();
      }
      Incident before = found.get();
      return before.isOpen() ? change.apply(before) : new Outcome.AlreadyResolved(before);
    });
  }

  static Map<String, Object> payload(Incident incident) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("incidentId", incident.id().toString());
    payload.put("number", incident.number());
    return payload;
  }

  /**
   * Last in its transaction, because the chain of the team's evidence stays locked from here on.
   */
  void record(
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

  /** What is wrong with a text that may be empty; null when nothing is. */
  static Outcome.@Nullable Unfit tooLong(String field, String said, int atMost) {
    int length = said.codePointCount(0, said.length());
    return length <= atMost
        ? null
        : new Outcome.Unfit(
            field,
            "The "
                + field
                + " has "
                + length
                + " characters; keep it to "
                + atMost
                + " and put the rest into the postmortem.");
  }

  /** What is wrong with a reason, which nobody may leave out; null when nothing is. */
  static Outcome.@Nullable Unfit unfitReason(String field, String said, String ask) {
    return said.isEmpty()
        ? new Outcome.Unfit(field, ask)
        : tooLong(field, said, Incident.IMPACT_AT_MOST);
  }
}
