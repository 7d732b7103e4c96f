package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.Incidents;
import dev.firedrill.incident.Severity;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.workspace.SlashCommand;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /incident}: what is typed becomes a call of the desk, its outcome a sentence. The desk
 * itself tells the channels, so answers go to the caller only.
 */
final class IncidentCommand implements SlashCommand {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:inc[-\\s#]?)?(\\d{1,6})\\b\\s*(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern MERGE =
      Pattern.compile(
          "(?:inc[-\\s#]?)?(\\d{1,6})\\s+into\\s+(?:inc[-\\s#]?)?(\\d{1,6})\\b\\s*(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final String MERGE_EXAMPLE = "/incident merge INC-4 into INC-3";
  private static final String UPDATE_EXAMPLE =
      "/incident update identified the weather service is slow, turning it off";

  private final IncidentDesk desk;
  private final Incidents incidents;
  private final Mentions mentions;
  private final Place place;
  private final RoleCommand roles;
  private final TaskCommand tasks;
  private final UpdateForm form;

  IncidentCommand(
      IncidentDesk desk, Incidents incidents, Mentions mentions, Place place, UpdateForm form) {
    this.desk = desk;
    this.incidents = incidents;
    this.mentions = mentions;
    this.place = place;
    this.roles = new RoleCommand(desk, mentions);
    this.tasks = new TaskCommand(desk, mentions);
    this.form = form;
  }

  @Override
  public String name() {
    return "/incident";
  }

  @Override
  public String usage() {
    return "declare sev1..sev4 <title> | update [investigating|identified|mitigated] <text>"
        + " | mitigated [text] | resolve [text] | reopen INC-n <why> | severity sev1..sev4 <why>"
        + " | role commander|ops|comms|scribe|responder @handle | handover <role> @handle <note>"
        + " | card | task [list|add|assign|done|reopen] … | merge INC-n into INC-m | status | help";
  }

  @Override
  public String description() {
    return "Declares an incident of your team, tells others how it stands and resolves it.";
  }

  @Override
  public Answer handle(Invocation call) {
    Words words = Words.of(call.text());
    String rest = words.rest();
    return Answer.onlyToYou(
        switch (words.first()) {
          case "declare", "open", "new" -> declare(call, rest);
          case "update" -> update(call, rest);
          case "mitigated", "mitigate" -> mitigated(call, rest);
          case "resolve", "resolved", "close" -> resolve(call, rest);
          case "reopen" -> reopen(call, rest);
          case "severity", "sev" -> severity(call, rest);
          case "role", "assign" ->
              roles
                  .wrong(call, rest, false)
                  .orElseGet(() -> withOpen(call, open -> roles.give(call, open, rest)));
          case "handover", "handoff", "hand-over" ->
              roles
                  .wrong(call, rest, true)
                  .orElseGet(() -> withOpen(call, open -> roles.handOver(call, open, rest)));
          case "card" -> roles.card(call, incidents.openOf(call.team()), rest);
          case "task", "tasks" -> withOpen(call, open -> tasks.handle(call, open, rest));
          case "merge" -> merge(call, rest);
          case "status" -> status(call);
          case "", "help" -> Sentences.HELP;
          default ->
              "There is no `/incident "
                  + Mrkdwn.escape(words.first())
                  + "`. These are known:\n"
                  + Sentences.HELP;
        });
  }

  private String declare(Invocation call, String rest) {
    Optional<Declaration> declaration = Declaration.of(rest);
    if (declaration.isEmpty()) {
      return noSeverity(rest, "/incident declare sev2 weather is slow");
    }
    String wrong = place.wrongToDeclare(call);
    if (wrong != null) {
      return wrong;
    }
    return Sentences.of(
        desk.declare(
            call.team(), call.person(), declaration.get().severity(), declaration.get().title()),
        incident ->
            "You declared "
                + Sentences.named(incident)
                + " as "
                + incident.severity()
                + " and command it. Handle it in <#"
                + incident.channel()
                + ">.",
        "/incident declare sev2 weather is slow");
  }

  private static String noSeverity(String rest, String example) {
    return "Severities go from sev1 (worst) to sev4, so \""
        + Mrkdwn.escape(rest)
        + "\" names none. For example: `"
        + example
        + "`";
  }

  private String update(Invocation call, String rest) {
    Words words = Words.of(rest);
    Incident.@Nullable Status status = status(words.first());
    String text = status == null ? rest : words.rest();
    return withOpen(
        call,
        incident ->
            rest.isEmpty() && form.open(call, incident)
                ? "A form is open for your update of "
                    + incident.label()
                    + ". In one line it is: `"
                    + UPDATE_EXAMPLE
                    + "`"
                : Sentences.of(
                    desk.update(incident.id(), call.person(), status, text),
                    after ->
                        after.isOpen()
                            ? "Update posted in <#" + after.channel() + ">; " + Sentences.due(after)
                            : "You resolved " + Sentences.named(after) + ".",
                    UPDATE_EXAMPLE));
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

  private String mitigated(Invocation call, String rest) {
    return withOpen(
        call,
        incident ->
            Sentences.of(
                desk.update(
                    incident.id(),
                    call.person(),
                    Incident.Status.MITIGATED,
                    rest.isEmpty() ? "Users are served again; we watch whether it holds." : rest),
                after ->
                    Sentences.named(after)
                        + " is mitigated, as you say; "
                        + Sentences.due(after)
                        + " Resolve it once it has held.",
                "/incident mitigated the flag is off"));
  }

  private String resolve(Invocation call, String rest) {
    return withOpen(
        call,
        incident ->
            Sentences.of(
                desk.resolve(incident.id(), call.person(), rest),
                after ->
                    "You resolved " + Sentences.named(after) + ". Its postmortem waits for you.",
                "/incident resolve all answers are back under 2 s"));
  }

  private String severity(Invocation call, String rest) {
    String example = "/incident severity sev1 nobody is answered";
    Optional<Declaration> wish =
        rest.toLowerCase(Locale.ROOT).startsWith("sev") ? Declaration.of(rest) : Optional.empty();
    if (wish.isEmpty()) {
      return noSeverity(rest, example);
    }
    Severity severity = wish.get().severity();
    return withOpen(
        call,
        incident ->
            Sentences.of(
                desk.changeSeverity(incident.id(), call.person(), severity, wish.get().title()),
                after ->
                    Sentences.named(after) + " is " + severity + " now; " + Sentences.due(after),
                example));
  }

  private String reopen(Invocation call, String rest) {
    String example = "/incident reopen INC-3 it is back";
    Matcher named = NAMED.matcher(rest);
    boolean hasNumber = named.matches();
    Optional<Incident> meant =
        hasNumber
            ? incidents.ofNumber(call.team(), Integer.parseInt(named.group(1)))
            : place.incidentOf(call);
    if (meant.isEmpty()) {
      return hasNumber
          ? noSuch(named.group(1))
          : "Say which incident, and why it is not over. For example: `" + example + "`";
    }
    String why = hasNumber ? named.group(2) : rest;
    String wrong = place.wrongFor(call, meant.get());
    return wrong != null
        ? wrong
        : Sentences.of(
            desk.reopen(meant.get().id(), call.person(), why),
            after ->
                "You reopened "
                    + Sentences.named(after)
                    + ". Handle it in <#"
                    + after.channel()
                    + ">; "
                    + Sentences.due(after),
            example);
  }

  private String merge(Invocation call, String rest) {
    Matcher named = MERGE.matcher(rest);
    if (!named.matches()) {
      return "Say which incident is a duplicate of which. For example: `" + MERGE_EXAMPLE + "`";
    }
    Optional<Incident> duplicate =
        incidents.ofNumber(call.team(), Integer.parseInt(named.group(1)));
    Optional<Incident> survivor = incidents.ofNumber(call.team(), Integer.parseInt(named.group(2)));
    if (duplicate.isEmpty() || survivor.isEmpty()) {
      return noSuch(duplicate.isEmpty() ? named.group(1) : named.group(2));
    }
    String inOne = place.wrongFor(call, duplicate.get());
    String inOther = place.wrongFor(call, survivor.get());
    return inOne != null && inOther != null
        ? inOther
        : Sentences.of(
            desk.merge(duplicate.get().id(), survivor.get().id(), call.person(), named.group(3)),
            after ->
                after.label()
                    + " is closed as a duplicate of "
                    + Sentences.named(survivor.get())
                    + ". Go on in <#"
                    + survivor.get().channel()
                    + ">.",
            MERGE_EXAMPLE);
  }

  private static String noSuch(String number) {
    return "Your team has no INC-" + number + ". `/incident status` shows the open one.";
  }

  private String status(Invocation call) {
    return incidents
        .openOf(call.team())
        .map(incident -> Sentences.status(incident, mentions))
        .orElse("No incident is open. Declare one with `/incident declare sev2 weather is slow`");
  }

  private String withOpen(Invocation call, Function<Incident, String> then) {
    String wrong = place.wrongToChange(call);
    if (wrong != null) {
      return wrong;
    }
    Optional<Incident> open = incidents.openOf(call.team());
    if (open.isPresent()) {
      return then.apply(open.get());
    }
    return place
        .incidentOf(call)
        .map(over ->
            Sentences.named(over)
                + " is resolved, so there is nothing to change. If it came back: `/incident reopen "
                + over.label()
                + " why`")
        .orElse(
            "No incident is open, so there is nothing to change. Declare one first:"
                + " `/incident declare sev2 weather is slow`");
  }
}
