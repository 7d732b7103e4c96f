package dev.firedrill.incident.api.status;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.status.StatusReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A team's status page for everybody: no names of people. The dates are days of UTC. */
public record PublicStatusView(
    String team,
    StatusReport.State state,
    String headline,
    List<StatusComponentView> components,
    List<StatusIncidentView> incidents,
    Instant generatedAt) {

  /** A command; its days are oldest first. */
  public record StatusComponentView(
      String name, StatusReport.State state, List<StatusDayView> days) {}

  /**
   * A day as 2026-11-22; availability 0 to 1, null when nobody asked. The state is that of the
   * whole day, by the rule of the component's.
   */
  public record StatusDayView(
      String date,
      @Nullable Double availability,
      long good,
      long total,
      StatusReport.State state) {}

  /** An incident; updates are oldest first. */
  public record StatusIncidentView(
      String title,
      Severity severity,
      Incident.Status state,
      Instant startedAt,
      @Nullable Instant resolvedAt,
      List<StatusUpdateView> updates) {}

  /** Status is null where it did not change. */
  public record StatusUpdateView(Instant at, Incident.@Nullable Status status, String text) {}

  static PublicStatusView of(StatusReport report) {
    return new PublicStatusView(
        report.team(),
        report.state(),
        report.headline(),
        report.components().stream().map(PublicStatusView::component).toList(),
        report.incidents().stream().map(PublicStatusView::incident).toList(),
        report.generatedAt());
  }

  private static StatusComponentView component(StatusReport.Component component) {
    return new StatusComponentView(
        component.name(),
        component.state(),
        component.days().stream()
            .map(day ->
                new StatusDayView(
                    day.date().toString(),
                    day.availability(),
                    day.good(),
                    day.total(),
                    day.state()))
            .toList());
  }

  private static StatusIncidentView incident(StatusReport.PublicIncident incident) {
    return new StatusIncidentView(
        incident.title(),
        incident.severity(),
        incident.state(),
        incident.startedAt(),
        incident.resolvedAt(),
        incident.updates().stream()
            .map(update -> new StatusUpdateView(update.at(), update.status(), update.text()))
            .toList());
  }
}
