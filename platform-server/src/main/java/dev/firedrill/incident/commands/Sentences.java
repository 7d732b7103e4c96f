package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.incident.chat.Mrkdwn;
import java.util.Locale;
import java.util.function.Function;

/** What the caller of a command is told. */
final class Sentences {
  static final String HELP =
      """
      *Incidents: what you can say*
      `/incident declare sev2 weather is slow` opens an incident (sev1 is worst; without one it is sev3)
      `/incident update identified the weather service is slow, turning it off` tells others how it stands
      `/incident update` alone opens a form with what users see, measured
      `/incident mitigated the flag is off` says that users are served again
      `/incident resolve all answers are back under 2 s` ends it
      `/incident reopen INC-3 it is back` opens it once more
      `/incident severity sev1 nobody is answered` changes how bad it is, with the reason
      `/incident role comms @handle` hands out a role: commander, ops, comms, scribe or responder
      `/incident handover commander @handle what they need to know` moves a role on
      `/incident card` shows your role's card once more
      `/incident task check the database @handle` adds a task; `task list`, `task assign 2 @handle`, `task done 2`, `task reopen 2`
      `/incident merge INC-4 into INC-3` closes a duplicate
      `/incident status` shows the open incident, with what is due
      Say these in the incident's channel or in your ops channel; `help` and `status` work everywhere.\
      """;

  private Sentences() {}

  static String of(Outcome outcome, Function<Incident, String> done, String example) {
    return switch (outcome) {
      case Outcome.Done(Incident incident) -> done.apply(incident);
      case Outcome.AlreadyOpen(Incident open) ->
          named(open)
              + " is already open since "
              + Mrkdwn.time(open.declaredAt())
              + "; use `/incident update …` or resolve it first.";
      case Outcome.AlreadyResolved(Incident incident) ->
          named(incident)
              + " is resolved; declare a new incident if it came back, or `/incident reopen "
              + incident.label()
              + " why`.";
      case Outcome.NotYours() ->
          "Only members of the team can do this; `/incident status` is for everybody.";
      case Outcome.Unfit(String field, String reason) -> reason + " For example: `" + example + "`";
      case Outcome.Refused(String reason) -> reason;
    };
  }

  static String named(Incident incident) {
    return incident.label() + " \"" + Mrkdwn.escape(incident.title()) + "\"";
  }

  static String due(Incident incident) {
    return incident.nextUpdateDueAt() == null
        ? "no next update is due at this severity."
        : "the next update is due by " + Mrkdwn.time(incident.nextUpdateDueAt()) + ".";
  }

  static String status(Incident incident, Mentions mentions) {
    StringBuilder text = new StringBuilder();
    text.append(named(incident))
        .append(" (")
        .append(incident.severity())
        .append(") is ")
        .append(incident.status().label().toLowerCase(Locale.ROOT))
        .append(", declared ")
        .append(Mrkdwn.time(incident.declaredAt()))
        .append(" by ")
        .append(mentions.handle(incident.declaredBy()))
        .append(", handled in <#")
        .append(incident.channel())
        .append(">; ")
        .append(due(incident));
    incident
        .roles()
        .forEach(assignment ->
            text.append("\n")
                .append(assignment.role().label())
                .append(": ")
                .append(mentions.handle(assignment.person())));
    if (!incident.tasks().isEmpty()) {
      text.append("\n").append(tasks(incident, mentions));
    }
    if (!incident.updates().isEmpty()) {
      Incident.Update last = incident.updates().getLast();
      text.append("\nLast update ")
          .append(Mrkdwn.time(last.at()))
          .append(": ")
          .append(Mrkdwn.escape(last.text()));
    }
    return text.toString();
  }

  static String tasks(Incident incident, Mentions mentions) {
    if (incident.tasks().isEmpty()) {
      return incident.label()
          + " has no tasks. Add one: `/incident task check the database @handle`";
    }
    StringBuilder text = new StringBuilder("Tasks of " + incident.label() + ":");
    incident
        .tasks()
        .forEach(task ->
            text.append("\n")
                .append(task.isDone() ? "☑ " : "☐ ")
                .append(task.number())
                .append(". ")
                .append(Mrkdwn.escape(task.text()))
                .append(
                    task.assignee() == null ? "" : " (" + mentions.handle(task.assignee()) + ")"));
    return text.toString();
  }
}
