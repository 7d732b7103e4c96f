package dev.firedrill.postmortem.due;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.Incident;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells when a postmortem is due, and sets it for the course, a run or one team. */
public final class DueDesk {
  private static final Duration YEAR = Duration.ofDays(366);

  private final Dues dues;
  private final RunOfIncident runs;
  private final Evidence evidence;
  private final Transactions transactions;
  private final DomainEvents events;
  private final InstantSource clock;

  public DueDesk(
      Dues dues,
      RunOfIncident runs,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      InstantSource clock) {
    this.dues = dues;
    this.runs = runs;
    this.evidence = evidence;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** When it is due; empty: there is no deadline, or none yet. */
  public Optional<Deadline> of(Incident incident) {
    return Deadline.of(
        dues.terms(),
        runs.find(incident.id()).flatMap(dues::ofRun).orElse(null),
        dues.extension(incident.id()).orElse(null),
        incident.resolvedAt());
  }

  /** What handing in now would be; nothing lost where there is no deadline. */
  public Lateness now(Incident incident) {
    return of(incident)
        .map(deadline -> deadline.at(clock.instant()))
        .orElseGet(() -> new Lateness(Duration.ZERO, 0, false));
  }

  public Terms terms() {
    return dues.terms();
  }

  /** Sets the course's rule; false where somebody else did since the version before. */
  public boolean set(Terms terms, PersonId by) {
    return dues.save(terms, by, clock.instant());
  }

  /**
   * Sets when the postmortems of all teams of the incident's run are due; null: as the course says.
   */
  public void setRun(Incident incident, @Nullable Instant due, PersonId by) {
    UUID run =
        runs.find(incident.id())
            .orElseThrow(() ->
                Failure.invalid(
                    incident.label()
                        + " belongs to no run that has ended: extend this team's time instead."));
    requireWithinAYear(due);
    transactions.run(() -> {
      dues.setRun(run, due, by, clock.instant());
      tell(
          incident,
          by,
          due == null
              ? "The postmortem of " + incident.label() + " is due as the course says"
              : "The postmortem of " + incident.label() + " is due at " + due,
          due == null
              ? Map.of("incidentId", incident.id().toString(), "for", "RUN")
              : Map.of(
                  "incidentId", incident.id().toString(),
                  "for", "RUN",
                  "due", due.toString()));
    });
  }

  /** Gives one team more time, for a reason that it reads. */
  public void extend(Incident incident, Instant due, String reason, PersonId by) {
    String why = reason.strip();
    if (why.length() < Extension.REASON_AT_LEAST || why.length() > Extension.REASON_AT_MOST) {
      throw Failure.invalid(
          "The reason of an extension has "
              + Extension.REASON_AT_LEAST
              + " to "
              + Extension.REASON_AT_MOST
              + " characters, this one "
              + why.length()
              + ": say it in a sentence, the team reads it.");
    }
    Instant present = of(incident).map(Deadline::due).orElse(null);
    if (present != null && !due.isAfter(present)) {
      throw Failure.invalid(
          "An extension to "
              + due
              + " gives no time: it is due at "
              + present
              + " already, so choose a later time.");
    }
    requireWithinAYear(due);
    transactions.run(() -> {
      dues.extend(incident.id(), new Extension(due, why, by, clock.instant()));
      tell(
          incident,
          by,
          "More time for the postmortem of " + incident.label() + ", until " + due + ": " + why,
          Map.of(
              "incidentId",
              incident.id().toString(),
              "for",
              "TEAM",
              "due",
              due.toString(),
              "reason",
              why));
    });
  }

  private void requireWithinAYear(@Nullable Instant due) {
    Instant now = clock.instant();
    if (due != null && (due.isAfter(now.plus(YEAR)) || due.isBefore(now.minus(YEAR)))) {
      throw Failure.invalid(
          "A postmortem cannot be due at " + due + ": choose a time at most a year from now.");
    }
  }

  private void tell(Incident incident, PersonId by, String text, Map<String, Object> payload) {
    evidence.append(
        NewEvidence.of(
                EvidenceKind.POSTMORTEM_DUE_CHANGED,
                incident.team(),
                "incident:" + incident.number(),
                text)
            .withActor(by)
            .withPayload(payload)
            .withOccurredAt(clock.instant()));
    events.publish(new DueChanged(incident.id(), incident.team()));
  }
}
