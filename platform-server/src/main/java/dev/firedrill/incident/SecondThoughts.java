package dev.firedrill.incident;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.kernel.PersonId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a team thinks better of: that an incident is over, or that it is one of its own. */
final class SecondThoughts {
  private final Changes changes;
  private final Predicate<IncidentId> isGraded;

  SecondThoughts(Changes changes, Predicate<IncidentId> isGraded) {
    this.changes = changes;
    this.isGraded = isGraded;
  }

  Outcome reopen(IncidentId id, PersonId by, String reason) {
    String why = reason.strip();
    Outcome.@Nullable Unfit unfit = Changes.unfitReason("reason", why, "Say why it is not over.");
    if (unfit != null) {
      return unfit;
    }
    return changes
        .transactions()
        .call(() -> {
          Optional<Incident> found = own(id, by);
          if (found.isEmpty()) {
            return new Outcome.NotYours();
          }
          changes.incidents().hold(found.get().team());
          Incident before = changes.incidents().lock(id).orElseThrow();
          Outcome refused = refusalToReopen(before);
          return refused != null
              ? refused
              : new Outcome.Done(reopened(before, by, why, "Reopened: " + why));
        });
  }

  private Optional<Incident> own(IncidentId id, PersonId by) {
    return changes.incidents().find(id).filter(found -> changes.isMember(found.team(), by));
  }

  private @Nullable Outcome refusalToReopen(Incident before) {
    if (before.isOpen()) {
      return new Outcome.Refused(before.label() + " is open; there is nothing to reopen.");
    }
    if (before.mergedInto() != null) {
      return new Outcome.Refused(
          before.label()
              + " was merged into "
              + label(before.mergedInto())
              + "; reopen that one instead.");
    }
    Optional<Incident> other = changes.incidents().openOf(before.team());
    if (other.isPresent()) {
      return new Outcome.Refused(
          other.get().label()
              + " is open, and a team handles one incident at a time. Resolve it first, or merge"
              + " it into "
              + before.label()
              + ".");
    }
    return graded(before);
  }

  private Outcome.@Nullable Refused graded(Incident incident) {
    return isGraded.test(incident.id())
        ? new Outcome.Refused(
            "The grade of "
                + incident.label()
                + " is published, so it stays as it is. Declare a new incident if it came back.")
        : null;
  }

  private String label(IncidentId id) {
    return changes.incidents().find(id).map(Incident::label).orElse("another incident");
  }

  private Incident.Update word(PersonId by, Incident.Status status, String text) {
    return new Incident.Update(
        changes.newId(), changes.now(), by, status, text, null, null, true, true, false);
  }

  private Incident reopened(Incident before, PersonId by, String why, String said) {
    Incident after = before.reopened(word(by, Incident.Status.INVESTIGATING, said));
    changes.incidents().addLastUpdate(after);
    changes.announcements().reopened(after, by, why);
    Map<String, Object> payload = Changes.payload(after);
    payload.put("reason", why);
    changes.record(
        after,
        EvidenceKind.INCIDENT_REOPENED,
        by,
        after.updates().getLast().at(),
        after.label() + " reopened: " + why,
        payload);
    return after;
  }

  Outcome merge(IncidentId duplicateId, IncidentId survivorId, PersonId by, String reason) {
    String why = reason.strip();
    Outcome.@Nullable Unfit unfit = Changes.tooLong("reason", why, Incident.IMPACT_AT_MOST);
    if (unfit != null) {
      return unfit;
    }
    if (duplicateId.equals(survivorId)) {
      return new Outcome.Unfit("into", "An incident cannot be merged into itself.");
    }
    return changes
        .transactions()
        .call(() -> {
          Optional<Incident> one = own(duplicateId, by);
          Optional<Incident> other = own(survivorId, by);
          if (one.isEmpty() || other.isEmpty()) {
            return new Outcome.NotYours();
          }
          changes.incidents().hold(one.get().team());
          Stream.of(duplicateId, survivorId)
              .sorted(Comparator.comparing(IncidentId::value))
              .forEach(changes.incidents()::lock);
          Incident duplicate = changes.incidents().find(duplicateId).orElseThrow();
          Incident survivor = changes.incidents().find(survivorId).orElseThrow();
          Outcome refused = refusalToMerge(duplicate, survivor);
          return refused != null ? refused : new Outcome.Done(merged(duplicate, survivor, by, why));
        });
  }

  private @Nullable Outcome refusalToMerge(Incident duplicate, Incident survivor) {
    for (Incident incident : new Incident[] {duplicate, survivor}) {
      if (incident.mergedInto() != null) {
        return new Outcome.Refused(
            incident.label() + " was merged into " + label(incident.mergedInto()) + " already.");
      }
      Outcome refused = graded(incident);
      if (refused != null) {
        return refused;
      }
    }
    return null;
  }

  private Incident merged(Incident duplicate, Incident survivor, PersonId by, String why) {
    Incident.Update last =
        word(
            by,
            Incident.Status.RESOLVED,
            "This is the same trouble as \""
                + survivor.title()
                + "\", where it goes on."
                + (why.isEmpty() ? "" : " " + why));
    Incident closed = duplicate.mergedInto(survivor.id(), last);
    changes.incidents().addLastUpdate(closed);
    changes.incidents().redirect(duplicate.id(), survivor.id());
    changes.announcements().merged(closed, survivor, by, why);
    Map<String, Object> payload = Changes.payload(closed);
    payload.put("into", survivor.id().toString());
    payload.put("intoNumber", survivor.number());
    payload.put("reason", why);
    String text =
        closed.label() + " merged into " + survivor.label() + (why.isEmpty() ? "" : ": " + why);
    changes.record(closed, EvidenceKind.INCIDENT_MERGED, by, last.at(), text, payload);
    if (duplicate.isOpen() && !survivor.isOpen()) {
      String said = duplicate.label() + " is the same trouble";
      reopened(survivor, by, said, "It goes on: " + said + ".");
    }
    return closed;
  }
}
