package dev.firedrill.incident;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.kernel.PersonId;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a team says of its incident: updates, the last word, how bad it is. */
final class Statements {
  private static final int LONGEST_PROMISE = 240;

  private final Changes changes;

  Statements(Changes changes) {
    this.changes = changes;
  }

  Outcome update(IncidentId id, PersonId by, UpdateDraft draft) {
    if (draft.status() == Incident.Status.RESOLVED) {
      return resolve(id, by, draft);
    }
    String said = draft.text().strip();
    Outcome.@Nullable Unfit unfit = unfit(draft, said);
    if (unfit != null) {
      return unfit;
    }
    if (said.isEmpty()) {
      return new Outcome.Unfit(
          "text",
          "The update is empty; say what users notice, what you do and when you write next.");
    }
    return changes.tryOpen(
        id,
        by,
        before -> {
          Outcome.@Nullable Unfit late = tooLate(before.severity(), draft.nextUpdateMinutes());
          if (late != null) {
            return late;
          }
          Incident.Update update = update(by, draft, draft.status(), said);
          Incident after = before.with(update);
          changes.incidents().addLastUpdate(after);
          changes.announcements().updated(after, update);
          Map<String, Object> payload = Changes.payload(after);
          payload.put("status", after.status().name());
          payload.put("text", said);
          if (update.impact() != null) {
            payload.put("impact", update.impact());
          }
          if (update.nextUpdateMinutes() != null) {
            payload.put("nextUpdateMinutes", update.nextUpdateMinutes());
          }
          String sentence =
              after.label() + " " + after.status().label().toLowerCase(Locale.ROOT) + ": " + said;
          changes.record(after, EvidenceKind.INCIDENT_UPDATED, by, update.at(), sentence, payload);
          return new Outcome.Done(after);
        });
  }

  private static Outcome.@Nullable Unfit unfit(UpdateDraft draft, String said) {
    Outcome.@Nullable Unfit text = Changes.tooLong("text", said, Incident.TEXT_AT_MOST);
    if (text != null) {
      return text;
    }
    if (!draft.inRoom() && !draft.forPublic() && !draft.toStakeholders()) {
      return new Outcome.Unfit(
          "inRoom",
          "The update goes nowhere; choose the room, the status page or the stakeholders.");
    }
    return draft.impact() == null
        ? null
        : Changes.tooLong("impact", draft.impact().strip(), Incident.IMPACT_AT_MOST);
  }

  private static Outcome.@Nullable Unfit tooLate(Severity severity, @Nullable Integer minutes) {
    if (minutes == null) {
      return null;
    }
    long most =
        severity.cadence().map(cadence -> cadence.toMinutes()).orElse((long) LONGEST_PROMISE);
    return minutes >= 1 && minutes <= most
        ? null
        : new Outcome.Unfit(
            "nextUpdateMinutes",
            "The next update in "
                + minutes
                + " min is not possible at "
                + severity
                + "; promise it in 1 to "
                + most
                + " min.");
  }

  private Incident.Update update(
      PersonId by, UpdateDraft draft, Incident.@Nullable Status status, String said) {
    String impact = draft.impact() == null ? "" : draft.impact().strip();
    return new Incident.Update(
        changes.newId(),
        changes.now(),
        by,
        status,
        said,
        impact.isEmpty() ? null : impact,
        draft.nextUpdateMinutes(),
        draft.forPublic(),
        draft.inRoom(),
        draft.toStakeholders());
  }

  Outcome resolve(IncidentId id, PersonId by, UpdateDraft draft) {
    String said = draft.text().strip();
    Outcome.@Nullable Unfit unfit = unfit(draft, said);
    if (unfit != null) {
      return unfit;
    }
    return changes.changeOpen(
        id,
        by,
        before -> {
          Incident.Update update = update(by, draft, Incident.Status.RESOLVED, said);
          Incident after = before.with(update);
          changes.incidents().addLastUpdate(after);
          changes.announcements().resolved(after, update);
          Map<String, Object> payload = Changes.payload(after);
          payload.put("text", said);
          String sentence = after.label() + " resolved" + (said.isEmpty() ? "" : ": " + said);
          changes.record(after, EvidenceKind.INCIDENT_RESOLVED, by, update.at(), sentence, payload);
          return after;
        });
  }

  Outcome changeSeverity(IncidentId id, PersonId by, Severity severity, String reason) {
    String why = reason.strip();
    Outcome.@Nullable Unfit unfit =
        Changes.unfitReason("reason", why, "Say why it is " + severity + " now.");
    if (unfit != null) {
      return unfit;
    }
    return changes.tryOpen(
        id,
        by,
        before -> {
          if (before.severity() == severity) {
            return new Outcome.Unfit(
                "severity", before.label() + " is " + severity + " already; nothing was changed.");
          }
          Incident after = before.withSeverity(severity);
          changes.incidents().save(after);
          changes.announcements().severityChanged(before, after, by, why);
          Map<String, Object> payload = Changes.payload(after);
          payload.put("from", before.severity().name());
          payload.put("to", severity.name());
          payload.put("reason", why);
          changes.record(
              after,
              EvidenceKind.INCIDENT_SEVERITY_CHANGED,
              by,
              changes.now(),
              after.label() + " from " + before.severity() + " to " + severity + ": " + why,
              payload);
          return new Outcome.Done(after);
        });
  }
}
