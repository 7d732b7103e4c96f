package dev.firedrill.incident.role;

import dev.firedrill.incident.chat.Mrkdwn;
import java.util.List;
import java.util.Locale;

/**
 * What whoever has a role should know at once.
 *
 * @param firstFiveMinutes what to do first, in order
 * @param duties what the role answers for from then on
 * @param commands chat commands that it needs, each with what it does
 */
public record RoleCard(
    IncidentRole role,
    String purpose,
    List<String> firstFiveMinutes,
    List<String> duties,
    List<Command> commands) {
  /** What is typed and what it does. */
  public record Command(String typed, String does) {}

  public RoleCard {
    firstFiveMinutes = List.copyOf(firstFiveMinutes);
    duties = List.copyOf(duties);
    commands = List.copyOf(commands);
  }

  public static RoleCard of(IncidentRole role) {
    return switch (role) {
      case INCIDENT_COMMANDER ->
          new RoleCard(
              role,
              "You decide. You do not type fixes.",
              List.of(
                  "Say in the channel that you command, and what users notice.",
                  "Check that the severity fits; change it with a reason when it does not.",
                  "Give away operations and communications before you look into anything.",
                  "Ask for the quickest way to stop the harm: roll back, switch a flag off."),
              List.of(
                  "One decision at a time, said aloud, with who does it and by when.",
                  "Mitigate first; the cause can wait.",
                  "See that somebody tells others before the next update is due.",
                  "Hand over in words when you leave; nobody commands by silence."),
              List.of(
                  new Command("/incident role ops @handle", "gives operations to somebody"),
                  new Command("/incident severity sev1 why", "changes how bad it is"),
                  new Command("/incident task check the database @handle", "gives out a task"),
                  new Command(
                      "/incident handover commander @handle what they need to know",
                      "hands command over")));
      case OPERATIONS_LEAD ->
          new RoleCard(
              role,
              "You change the system, and nobody else does.",
              List.of(
                  "Look at what changed lately: deployments, flags, configuration.",
                  "Say what you are about to change before you change it.",
                  "Try the change that is easiest to take back.",
                  "Watch what users see, not only what the bot says of itself."),
              List.of(
                  "Every change goes through you while the incident is open.",
                  "Report to the commander: what you did, what it did, what is next.",
                  "Ask for hands; give tasks instead of doing two things at once."),
              List.of(
                  new Command("/incident task done 2", "ticks a task off"),
                  new Command("/incident mitigated the flag is off", "says that users are served"),
                  new Command("/flag list", "shows the flags you can switch")));
      case COMMUNICATIONS_LEAD ->
          new RoleCard(
              role,
              "You tell everybody outside what is going on, on time.",
              List.of(
                  "Post a first update, even if all you know is that you look at it.",
                  "Say what users notice, in their words and with the measured share.",
                  "Promise the next update and keep the promise."),
              List.of(
                  "Answer who asks: what is known, what is being done, when you write next.",
                  "No guess stated as a fact, no blame, no names.",
                  "Keep the status page and the room saying the same."),
              List.of(
                  new Command("/incident update", "opens the form with what users see, measured"),
                  new Command("/incident update identified <text>", "the same in one line"),
                  new Command("/incident status", "shows how it stands and what is due")));
      case SCRIBE ->
          new RoleCard(
              role,
              "You keep the record that the postmortem is written from.",
              List.of(
                  "Note who has which role and what has been tried so far.",
                  "Write decisions down with who made them and why.",
                  "Pin what will matter on the timeline of the incident."),
              List.of(
                  "Machines record themselves; you record what people thought and decided.",
                  "Ask when something was said only aloud.",
                  "Keep open questions as tasks."),
              List.of(
                  new Command("/incident task <text>", "keeps an open question"),
                  new Command("/incident task list", "shows what is left")));
      case RESPONDER ->
          new RoleCard(
              role,
              "You do what the commander or operations asks, and say what you find.",
              List.of(
                  "Read the channel from the top.",
                  "Say that you are here and what you can look at.",
                  "Take one task and say so."),
              List.of(
                  "Change nothing unasked; tell operations what you would change.",
                  "Say what you saw, when, and how sure you are.",
                  "Say when you stop."),
              List.of(
                  new Command("/incident task list", "shows what is left"),
                  new Command("/incident task done 2", "ticks your task off")));
    };
  }

  /** As a chat message to whoever has the role now. */
  public String text(String incident) {
    return "*You are " + role.label().toLowerCase(Locale.ROOT) + " of " + incident + ".* " + text();
  }

  /** As a chat message. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append("*")
        .append(role.label())
        .append("* ")
        .append(purpose)
        .append("\n*The first five minutes*");
    for (int i = 0; i < firstFiveMinutes.size(); i++) {
      text.append("\n").append(i + 1).append(". ").append(firstFiveMinutes.get(i));
    }
    text.append("\n*From then on*");
    duties.forEach(duty -> text.append("\n• ").append(duty));
    text.append("\n*Useful*");
    commands.forEach(command ->
        text.append("\n`")
            .append(Mrkdwn.escape(command.typed()))
            .append("` ")
            .append(command.does()));
    return text.toString();
  }
}
