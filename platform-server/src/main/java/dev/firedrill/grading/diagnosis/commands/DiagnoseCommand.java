package dev.firedrill.grading.diagnosis.commands;

import dev.firedrill.grading.diagnosis.Diagnosis;
import dev.firedrill.grading.diagnosis.DiagnosisDesk;
import dev.firedrill.incident.Incident;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.Workspaces;
import java.util.Optional;

/** {@code /diagnose}: says what was handed in so far and opens the form for the next one. */
final class DiagnoseCommand implements SlashCommand {
  private final DiagnosisDesk desk;
  private final Incidents incidents;
  private final Workspaces workspaces;
  private final DiagnosisForm form;

  DiagnoseCommand(
      DiagnosisDesk desk, Incidents incidents, Workspaces workspaces, DiagnosisForm form) {
    this.desk = desk;
    this.incidents = incidents;
    this.workspaces = workspaces;
    this.form = form;
  }

  @Override
  public String name() {
    return "/diagnose";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public String description() {
    return "Opens the form for what you believe is wrong: component, mechanism and trigger.";
  }

  @Override
  public Answer handle(Invocation call) {
    return Answer.onlyToYou(answer(call));
  }

  private String answer(Invocation call) {
    if (isUsers(call)) {
      return "Users read this channel, so nothing is diagnosed here. Say `/diagnose` in <#"
          + workspaces.opsChannel(call.team()).id()
          + ">.";
    }
    Optional<Incident> meant =
        incidents
            .inChannel(call.team(), call.channel())
            .or(() -> incidents.openOf(call.team()))
            .or(() -> incidents.list(call.team(), false).stream().findFirst());
    if (meant.isEmpty()) {
      return "A diagnosis is of an incident, and your team has none. Declare one first: `/incident"
          + " declare sev2 weather is slow`";
    }
    Incident incident = meant.get();
    DiagnosisDesk.Standing standing = desk.standing(incident);
    Integer next = standing.next();
    StringBuilder text = new StringBuilder();
    standing.tries().forEach(tried -> text.append(said(tried)).append("\n"));
    if (next == null) {
      return text.append("Your team has no try left. ").append(standing.sentence()).toString();
    }
    return text.append(
            form.open(call, incident, next)
                ? "The form for a diagnosis of " + incident.label() + " is open. "
                : "The form could not be opened here; use the page of " + incident.label() + ". ")
        .append(standing.sentence())
        .toString();
  }

  private static String said(Diagnosis tried) {
    return "Try " + tried.number() + ": " + Mrkdwn.escape(DiagnosisDesk.said(tried.answer()));
  }

  private boolean isUsers(Invocation call) {
    return workspaces
        .channel(call.team(), call.channel())
        .map(Channel::kind)
        .filter(kind -> kind == ChannelKind.USERS)
        .isPresent();
  }
}
