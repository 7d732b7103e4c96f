package dev.firedrill.incident.status;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team's status page: its parts, worst first where they are bad, and its newest incidents. */
public record StatusReport(
    String team,
    State state,
    String headline,
    List<Component> components,
    List<PublicIncident> incidents,
    Instant generatedAt) {

  /** How a service or a part of it does. */
  public enum State {
    OPERATIONAL,
    DEGRADED,
    OUTAGE,
    /** Nobody asked for five minutes. */
    NO_DATA
  }

  /** A command with the days up to today, oldest first. */
  public record Component(String name, State state, List<Day> days) {}

  /**
   * A day of UTC, judged as a whole by the team's objective; availability is null when nobody
   * asked.
   */
  public record Day(LocalDate date, long good, long total, State state) {
    public @Nullable Double availability() {
      return total == 0 ? null : (double) good / total;
    }
  }

  /** An incident as everybody may read of it; its updates are oldest first. */
  public record PublicIncident(
      String title,
      Severity severity,
      Incident.Status state,
      Instant startedAt,
      @Nullable Instant resolvedAt,
      List<PublicUpdate> updates) {}

  /** What the team told everybody; status is null where it did not change. */
  public record PublicUpdate(Instant at, Incident.@Nullable Status status, String text) {}

  public StatusReport {
    components = List.copyOf(components);
    incidents = List.copyOf(incidents);
  }
}
