package dev.firedrill.timeline;

import dev.firedrill.incident.Incident;
import java.time.Duration;
import java.time.Instant;

/** The stretch around an incident: from 10 minutes before to 5 minutes after it, or to now. */
public record IncidentSpan(Instant from, Instant to) {
  private static final Duration BEFORE = Duration.ofMinutes(10);
  private static final Duration AFTER = Duration.ofMinutes(5);

  /** An incident left open overnight still has a timeline: its first hours. */
  private static final Duration AT_MOST = Duration.ofHours(5);

  public static IncidentSpan of(Incident incident, Instant now) {
    Instant resolved = incident.resolvedAt();
    Instant wanted = resolved == null ? now : earlier(now, resolved.plus(AFTER));
    return new IncidentSpan(
        incident.declaredAt().minus(BEFORE), earlier(wanted, incident.declaredAt().plus(AT_MOST)));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
