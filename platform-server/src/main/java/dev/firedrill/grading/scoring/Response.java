package dev.firedrill.grading.scoring;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.grading.scoring.gate.Stretch;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenarios.Success;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What the people of a team did: only those of its roster, never bots or staff. */
final class Response {
  /** An incident declared this short before the effect was no false alarm, so it counts. */
  private static final Duration BEFORE_EFFECT = Duration.ofMinutes(5);

  /** A declaration this long after a fault was last in effect still belongs to it. */
  private static final Duration AFTER_EFFECT = Duration.ofMinutes(15);

  private final List<EvidenceEvent> events;

  Response(List<EvidenceEvent> events, Set<PersonId> roster) {
    this.events =
        events.stream()
            .filter(event -> event.actor() != null && roster.contains(event.actor()))
            .toList();
  }

  private Stream<EvidenceEvent> of(EvidenceKind kind) {
    return events.stream().filter(event -> event.kind() == kind);
  }

  List<EvidenceEvent> declarations() {
    return of(EvidenceKind.INCIDENT_DECLARED).toList();
  }

  /**
   * The declaration by which the team shows that it knows: the first at or after the effect, or one
   * at most five minutes before whose incident was still open at the effect. The latter counts at
   * the instant of the effect, because a team has one open incident at a time and cannot declare
   * what it has declared already.
   */
  Optional<EvidenceEvent> detection(Instant effect) {
    return of(EvidenceKind.INCIDENT_DECLARED)
        .filter(event ->
            !event.occurredAt().isBefore(effect)
                || (!event.occurredAt().isBefore(effect.minus(BEFORE_EFFECT))
                    && resolvedOf(event).noneMatch(r -> r.occurredAt().isBefore(effect))))
        .findFirst();
  }

  private Stream<EvidenceEvent> resolvedOf(EvidenceEvent declaration) {
    return of(EvidenceKind.INCIDENT_RESOLVED)
        .filter(event -> event.text("incidentId").equals(declaration.text("incidentId")));
  }

  /** Who first took the incident on: posted in its channel or updated it, not before detection. */
  Optional<EvidenceEvent> engagement(EvidenceEvent declaration, Instant detected) {
    return events.stream()
        .filter(event -> !event.occurredAt().isBefore(detected))
        .filter(event ->
            switch (event.kind()) {
              case CHAT_MESSAGE ->
                  event.text("channel").equals(declaration.payload().get("channel"));
              case INCIDENT_UPDATED ->
                  event.text("incidentId").equals(declaration.text("incidentId"));
              default -> false;
            })
        .findFirst();
  }

  /** The first word that it is over, after detection, which was not taken back. */
  Optional<EvidenceEvent> resolution(Instant detected) {
    return of(EvidenceKind.INCIDENT_RESOLVED)
        .filter(event -> !event.occurredAt().isBefore(detected))
        .filter(event -> !isTakenBack(event))
        .findFirst();
  }

  private boolean isTakenBack(EvidenceEvent resolved) {
    return of(EvidenceKind.INCIDENT_REOPENED)
        .anyMatch(event ->
            event.text("incidentId").equals(resolved.text("incidentId"))
                && event.occurredAt().isAfter(resolved.occurredAt()));
  }

  /** What the team paid help with. */
  Signals.HintsTaken hints() {
    List<EvidenceEvent> taken = of(EvidenceKind.INCIDENT_HINT_TAKEN).toList();
    return new Signals.HintsTaken(
        taken.stream().mapToDouble(event -> event.number("cost")).sum(),
        taken.stream().map(EvidenceEvent::id).toList());
  }

  /** What the team believed was wrong: in time, and no more tries than the scenario takes. */
  List<Signals.Diagnosed> diagnoses(Success.Diagnosis asked, Instant from) {
    return of(EvidenceKind.DIAGNOSIS_SUBMITTED)
        .filter(event -> !event.occurredAt().isAfter(from.plus(asked.deadline())))
        .limit(asked.maxSubmissions())
        .map(event ->
            new Signals.Diagnosed(
                event.id(),
                event.text("component"),
                event.text("mechanism"),
                event.text("trigger")))
        .toList();
  }

  /** What others were told from the effect on. */
  List<EvidenceEvent> updates(Instant effect) {
    return of(EvidenceKind.INCIDENT_UPDATED)
        .filter(event -> !event.occurredAt().isBefore(effect))
        .toList();
  }

  /** The first message in the channel, after the question and in time. */
  Optional<EvidenceEvent> answer(String channel, Instant asked, Instant until) {
    return of(EvidenceKind.CHAT_MESSAGE)
        .filter(event -> event.text("channel").equals(channel))
        .filter(event -> event.occurredAt().isAfter(asked) && !event.occurredAt().isAfter(until))
        .findFirst();
  }

  /** Declarations with no fault in effect in the 15 minutes before nor in the 5 after. */
  List<EvidenceEvent> falseAlarms(List<Stretch> effects) {
    return of(EvidenceKind.INCIDENT_DECLARED)
        .filter(event -> {
          Instant from = event.occurredAt().minus(AFTER_EFFECT);
          Instant to = event.occurredAt().plus(BEFORE_EFFECT);
          return effects.stream().noneMatch(effect -> effect.overlaps(from, to));
        })
        .toList();
  }

  static UUID incident(EvidenceEvent event) {
    return UUID.fromString(event.text("incidentId"));
  }
}
