package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.incident.IncidentRole;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Mrkdwn;
import dev.firedrill.team.Member;
import dev.firedrill.workspace.SlashCommand;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code /incident}: what is typed becomes a call of the desk, its outcome a sentence. The desk
 * itself tells the channels, so answers go to the caller only.
 */
final class IncidentCommand implements SlashCommand {
  private static final String HELP =
      """
      `/incident declare sev2 weather is slow` opens an incident (sev1 is worst; without one it is sev3)
      `/incident update identified the weather service is slow, turning it off` tells others how it stands
      `/incident role comms @handle` hands out a role: commander, comms, scribe or responder
      `/incident status` shows the open incident
      `/incident resolve all answers are back under 2 s` ends it\
      """;

  private final IncidentDesk desk;
  private final Incidents incidents;
  private final Mentions mentions;

  IncidentCommand(IncidentDesk desk, Incidents incidents, Mentions mentions) {
    this.desk = desk;
    this.incidents = incidents;
    this.mentions = mentions;
  }

  @Override
  public String name() {
    return "/incident";
  }

  @Override
  public String usage() {
    return "declare sev1..sev4 <title> | update [investigating|identified|mitigated] <text>"
        + " | role commander|comms|scribe|responder @handle | status | resolve [text] | help";
  }

  @Override
  public String description() {
    return "Declares an incident of your team, tells others how it stands and resolves it.";
  }

  @Override
  public Answer handle(Invocation call) {
    Words words = Words.of(call.text());
    return Answer.onlyToYou(
        switch (words.first()) {
          case "declare", "open", "new" -> declare(call, words.rest());
          case "update" -> update(call, words.rest());
          case "resolve", "resolved", "close" -> resolve(call, words.rest());
          case "role", "assign" -> role(call, words.rest());
          case "status" -> status(call);
          case "", "help" -> HELP;
          default ->
              "There is no `/incident "
                  + Mrkdwn.escape(words.first())
                  + "`. These are known:\n"
                  + HELP;
        });
  }

  private String declare(Invocation call, String rest) {
    Optional<Declaration> declaration = Declaration.of(rest);
    if (declaration.isEmpty()) {
      return "Severities go from sev1 (worst) to sev4, so \""
          + Mrkdwn.escape(rest)
          + "\" names none. For example: `/incident declare sev2 weather is slow`";
    }
    Outcome outcome =
        desk.declare(
            call.team(), call.person(), declaration.get().severity(), declaration.get().title());
    return answer(
        outcome,
        incident ->
            "You declared "
                + named(incident)
                + " as "
                + incident.severity()
                + " and command it. Handle it in <#"
                + incident.channel()
                + ">.",
        "/incident declare sev2 weather is slow");
  }

  private String update(Invocation call, String rest) {
    Words words = Words.of(rest);
    Incident.@Nullable Status status = status(words.first());
    String text = status == null ? rest : words.rest();
    return withOpen(
        call,
        incident ->
            answer(
                desk.update(incident.id(), call.person(), status, text),
                after ->
                    after.isOpen()
                        ? "Update posted in <#" + after.channel() + ">; " + due(after)
                        : "You resolved " + named(after) + ".",
                "/incident update identified the weather service is slow, turning it off"));
  }

  private static Incident.@Nullable Status status(String word) {
    String bare = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    return switch (bare) {
      case "investigating" -> Incident.Status.INVESTIGATING;
      case "identified" -> Incident.Status.IDENTIFIED;
      case "mitigated" -> Incident.Status.MITIGATED;
      case "resolved" -> Incident.Status.RESOLVED;
      default -> null;
    };
  }

  private String resolve(Invocation call, String rest) {
    return withOpen(
        call,
        incident ->
            answer(
                desk.resolve(incident.id(), call.person(), rest),
                after -> "You resolved " + named(after) + ". Its postmortem waits for you.",
                "/incident resolve all answers are back under 2 s"));
  }

  private String role(Invocation call, String rest) {
    Words words = Words.of(rest);
    String example = "/incident role comms @handle";
    Optional<IncidentRole> role = IncidentRole.ofWord(words.first());
    if (role.isEmpty()) {
      return (words.first().isEmpty()
              ? "Say which role."
              : "There is no role \"" + Mrkdwn.escape(words.first()) + "\".")
          + " The roles are commander, comms, scribe and responder. For example: `"
          + example
          + "`";
    }
    Optional<Member> member =
        words.rest().isEmpty() ? Optional.empty() : mentions.member(call.team(), words.rest());
    if (member.isEmpty()) {
      return (words.rest().isEmpty()
              ? "Say who is " + role.get().label().toLowerCase(Locale.ROOT) + "."
              : "Nobody in your team is called \"" + Mrkdwn.escape(words.rest()) + "\".")
          + " Your team: "
          + mentions.all(call.team())
          + ". For example: `"
          + example
          + "`";
    }
    return withOpen(
        call,
        incident ->
            answer(
                desk.assign(incident.id(), call.person(), role.get(), member.get().id()),
                after ->
                    "@"
                        + member.get().handle()
                        + " is now "
                        + role.get().label().toLowerCase(Locale.ROOT)
                        + " of "
                        + after.label()
                        + ".",
                example));
  }

  private String status(Invocation call) {
    Optional<Incident> open = incidents.openOf(call.team());
    if (open.isEmpty()) {
      return "No incident is open. Declare one with `/incident declare sev2 weather is slow`";
    }
    Incident incident = open.get();
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
    if (!incident.updates().isEmpty()) {
      Incident.Update last = incident.updates().getLast();
      text.append("\nLast update ")
          .append(Mrkdwn.time(last.at()))
          .append(": ")
          .append(Mrkdwn.escape(last.text()));
    }
    return text.toString();
  }

  private String withOpen(Invocation call, Function<Incident, String> then) {
    return incidents
        .openOf(call.team())
        .map(then)
        .orElse(
            "No incident is open, so there is nothing to change. Declare one first:"
                + " `/incident declare sev2 weather is slow`");
  }

  private static String answer(Outcome outcome, Function<Incident, String> done, String example) {
    return switch (outcome) {
      case Outcome.Done(Incident incident) -> done.apply(incident);
      case Outcome.AlreadyOpen(Incident open) ->
          named(open)
              + " is already open since "
              + Mrkdwn.time(open.declaredAt())
              + "; use `/incident update …` or resolve it first.";
      case Outcome.AlreadyResolved(Incident incident) ->
          named(incident) + " is resolved; declare a new incident if it came back.";
      case Outcome.NotYours() ->
          "Only members of the team can do this; `/incident status` is for everybody.";
      case Outcome.Unfit(String field, String reason) -> reason + " For example: `" + example + "`";
    };
  }

  private static String named(Incident incident) {
    return incident.label() + " \"" + Mrkdwn.escape(incident.title()) + "\"";
  }

  private static String due(Incident incident) {
    return incident.nextUpdateDueAt() == null
        ? "no next update is due at this severity."
        : "the next update is due by " + Mrkdwn.time(incident.nextUpdateDueAt()) + ".";
  }
}
