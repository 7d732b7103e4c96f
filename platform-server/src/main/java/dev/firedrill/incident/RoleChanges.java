package dev.firedrill.incident;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.kernel.PersonId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who does what, and how it goes from one to another. */
final class RoleChanges {
  private final Changes changes;

  RoleChanges(Changes changes) {
    this.changes = changes;
  }

  Outcome assign(IncidentId id, PersonId by, IncidentRole role, PersonId person) {
    return changes.tryOpen(
        id,
        by,
        before -> {
          if (!changes.isMember(before.team(), person)) {
            return stranger();
          }
          changes.incidents().assign(id, role, person);
          changes.announcements().assigned(before, role, person);
          Map<String, Object> payload = Changes.payload(before);
          payload.put("role", role.name());
          payload.put("person", person.toString());
          String sentence = before.label() + ": " + changes.handle(person) + " is " + lower(role);
          changes.record(
              before, EvidenceKind.INCIDENT_ROLE_ASSIGNED, by, changes.now(), sentence, payload);
          return new Outcome.Done(changes.incidents().find(id).orElse(before));
        });
  }

  Outcome handOver(IncidentId id, PersonId by, IncidentRole role, PersonId to, String note) {
    String known = note.strip();
    Outcome.@Nullable Unfit unfit =
        Changes.unfitReason("note", known, "Say what the next " + lower(role) + " needs to know.");
    if (unfit != null) {
      return unfit;
    }
    return changes.tryOpen(
        id,
        by,
        before -> {
          Outcome.@Nullable Unfit wrong = unfitHandover(before, role, to);
          if (wrong != null) {
            return wrong;
          }
          PersonId from = before.holder(role).orElseThrow();
          changes.incidents().assign(id, role, to);
          changes.announcements().handedOver(before, role, from, to, known);
          Map<String, Object> payload = Changes.payload(before);
          payload.put("role", role.name());
          payload.put("from", from.toString());
          payload.put("to", to.toString());
          payload.put("note", known);
          String sentence =
              before.label()
                  + ": "
                  + changes.handle(from)
                  + " hands over to "
                  + changes.handle(to)
                  + " as "
                  + lower(role)
                  + ": "
                  + known;
          changes.record(
              before, EvidenceKind.INCIDENT_HANDED_OVER, by, changes.now(), sentence, payload);
          return new Outcome.Done(changes.incidents().find(id).orElse(before));
        });
  }

  private Outcome.@Nullable Unfit unfitHandover(Incident incident, IncidentRole role, PersonId to) {
    if (!role.heldByOne()) {
      return new Outcome.Unfit(
          "role", "Several people can be responders, so that role is given and not handed over.");
    }
    if (!changes.isMember(incident.team(), to)) {
      return stranger();
    }
    Optional<PersonId> from = incident.holder(role);
    if (from.isEmpty()) {
      return new Outcome.Unfit(
          "role",
          "Nobody is "
              + lower(role)
              + " of "
              + incident.label()
              + " yet, so there is nothing to hand over; give the role instead.");
    }
    return from.get().equals(to)
        ? new Outcome.Unfit("personId", changes.handle(to) + " is " + lower(role) + " already.")
        : null;
  }

  private static Outcome.Unfit stranger() {
    return new Outcome.Unfit(
        "personId", "Only members of the team can have a role; this person is not one.");
  }

  private static String lower(IncidentRole role) {
    return role.label().toLowerCase(Locale.ROOT);
  }
}
