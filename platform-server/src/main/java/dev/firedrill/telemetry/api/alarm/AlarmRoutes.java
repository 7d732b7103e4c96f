package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.Team;
import dev.firedrill.telemetry.alarm.Alarm;
import dev.firedrill.telemetry.alarm.AlarmOutcome;
import dev.firedrill.telemetry.alarm.AlarmStore;
import dev.firedrill.telemetry.api.TelemetryRoutes;
import dev.firedrill.web.Versions;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the resources of alarms have in common. */
public final class AlarmRoutes {
  private final TelemetryRoutes routes;
  private final AlarmStore alarms;
  private final AlarmViews views;

  public AlarmRoutes(TelemetryRoutes routes, AlarmStore alarms, AlarmViews views) {
    this.routes = routes;
    this.alarms = alarms;
    this.views = views;
  }

  Team readable(ContainerRequestContext request, String slug) {
    return routes.team(request, slug);
  }

  Team operable(ContainerRequestContext request, String slug) {
    return routes.operableTeam(request, slug);
  }

  AlarmStore alarms() {
    return alarms;
  }

  AlarmViews views() {
    return views;
  }

  /** The team's alarm; fails with not-found. */
  Alarm alarm(Team team, UUID id) {
    return alarms
        .get(id)
        .filter(alarm -> alarm.team().equals(team.id()))
        .orElseThrow(() -> unknown(team));
  }

  static Failure unknown(Team team) {
    return Failure.notFound("The team " + team.slug() + " has no such alarm.");
  }

  /** The alarm as it is now, or the failure that the outcome is. */
  Response answer(Team team, Response.Status status, AlarmOutcome outcome) {
    return switch (outcome) {
      case AlarmOutcome.Done(Alarm alarm, List<String> warnings) ->
          Response.status(status)
              .entity(views.of(alarm, List.of(), warnings))
              .tag(Versions.tag(alarm.version()))
              .build();
      case AlarmOutcome.Stale(Alarm current) ->
          throw new Failure(
              ProblemCode.STALE_VERSION,
              "The alarm '%s' is at version %d now: look at it and decide again."
                  .formatted(current.name(), current.version()),
              Map.of("current", views.of(current)));
      case AlarmOutcome.NameTaken(Alarm other) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The team has an alarm '%s' already: change that one or choose another name."
                  .formatted(other.name()));
      case AlarmOutcome.Needed(List<String> composites) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              "The alarm is part of %s: change that first.".formatted(composites));
      case AlarmOutcome.Unknown() -> throw unknown(team);
    };
  }
}
