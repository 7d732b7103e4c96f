package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.team.Member;
import dev.firedrill.workspace.SlashCommand.Invocation;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /incident task …}: what is to be done, by whom. */
final class TaskCommand {
  private static final String EXAMPLE = "/incident task check the database @handle";
  private static final Pattern NUMBER = Pattern.compile("#?[0-9]{1,4}");

  private final IncidentDesk desk;
  private final Mentions mentions;

  TaskCommand(IncidentDesk desk, Mentions mentions) {
    this.desk = desk;
    this.mentions = mentions;
  }

  String handle(Invocation call, Incident incident, String rest) {
    Words words = Words.of(rest);
    Words next = Words.of(words.rest());
    boolean numbered = NUMBER.matcher(next.first()).matches();
    return switch (words.first()) {
      case "", "list" -> Sentences.tasks(incident, mentions);
      case "add", "new" -> add(call, incident, words.rest());
      case "done", "close" ->
          numbered ? mark(call, incident, number(next), true) : notNumbered(rest);
      case "reopen", "undone" ->
          numbered ? mark(call, incident, number(next), false) : notNumbered(rest);
      case "assign" ->
          numbered ? assign(call, incident, number(next), next.rest()) : notNumbered(rest);
      default -> add(call, incident, rest);
    };
  }

  private static int number(Words words) {
    return Integer.parseInt(words.first().replace("#", ""));
  }

  private static String notNumbered(String said) {
    return "Say the number of the task, which `/incident task list` shows; \""
        + Mrkdwn.escape(said)
        + "\" has none. For example: `/incident task done 2`";
  }

  private String add(Invocation call, Incident incident, String text) {
    String last = text.substring(text.lastIndexOf(' ') + 1);
    boolean names = last.startsWith("@") || last.startsWith("<@");
    Optional<Member> member = names ? mentions.member(call.team(), last) : Optional.empty();
    if (names && member.isEmpty()) {
      return mentions.nobody(call.team(), last) + " For example: `" + EXAMPLE + "`";
    }
    String what = names ? text.substring(0, text.length() - last.length()).strip() : text;
    return Sentences.of(
        desk.addTask(incident.id(), call.person(), what, member.map(Member::id).orElse(null)),
        after ->
            "Task "
                + after.tasks().getLast().number()
                + " added to "
                + after.label()
                + member.map(who -> " for @" + who.handle()).orElse("")
                + ".",
        EXAMPLE);
  }

  private String mark(Invocation call, Incident incident, int number, boolean done) {
    return Sentences.of(
        desk.markTask(incident.id(), call.person(), number, done),
        after -> "Task " + number + " is " + (done ? "done." : "open again."),
        done ? "/incident task done 2" : "/incident task reopen 2");
  }

  private String assign(Invocation call, Incident incident, int number, String who) {
    String example = "/incident task assign 2 @handle";
    Optional<Member> member = who.isEmpty() ? Optional.empty() : mentions.member(call.team(), who);
    if (member.isEmpty()) {
      return mentions.nobody(call.team(), who) + " For example: `" + example + "`";
    }
    return Sentences.of(
        desk.assignTask(incident.id(), call.person(), number, member.get().id()),
        after -> "Task " + number + " is for @" + member.get().handle() + ".",
        example);
  }
}
