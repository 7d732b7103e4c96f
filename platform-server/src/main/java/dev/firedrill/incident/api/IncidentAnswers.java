package dev.firedrill.incident.api;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import java.util.List;
import java.util.Map;

/** What the API answers to what came of asking the desk. */
final class IncidentAnswers {
  private IncidentAnswers() {}

  static Failure noSuchIncident() {
    return Failure.notFound("There is no such incident here.");
  }

  static IncidentView of(Outcome outcome, IncidentViews views) {
    return switch (outcome) {
      case Outcome.Done(Incident incident) -> views.view(incident);
      case Outcome.AlreadyOpen(Incident open) ->
          throw new Failure(
              ProblemCode.INCIDENT_OPEN,
              open.label()
                  + " \""
                  + open.title()
                  + "\" is already open since "
                  + Mrkdwn.time(open.declaredAt())
                  + ": update it, or resolve it first.",
              Map.of("current", views.view(open)));
      case Outcome.AlreadyResolved(Incident incident) ->
          throw new Failure(
              ProblemCode.CONFLICT,
              incident.label()
                  + " is resolved: declare a new incident if it came back, or reopen this one.",
              Map.of("current", views.view(incident)));
      case Outcome.NotYours() -> throw noSuchIncident();
      case Outcome.Unfit(String field, String reason) ->
          throw new Failure(
              ProblemCode.INVALID_INPUT,
              reason,
              Map.of("violations", List.of(Map.of("field", field, "message", reason))));
      case Outcome.Refused(String reason) -> throw new Failure(ProblemCode.CONFLICT, reason);
    };
  }
}
