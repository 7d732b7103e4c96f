package dev.firedrill.incident.commands;

import dev.firedrill.incident.Incident;
import dev.firedrill.incident.IncidentDesk;
import dev.firedrill.incident.chat.Mrkdwn;
import dev.firedrill.incident.role.IncidentRole;
import dev.firedrill.incident.role.RoleCard;
import dev.firedrill.team.Member;
import dev.firedrill.workspace.SlashCommand.Invocation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /incident role}, {@code handover} and {@code card}: who does what. */
final class RoleCommand {
  private static final String GIVE = "/incident role comms @handle";
  private static final String HAND_OVER =
      "/incident handover commander @handle what they need to know";

  private final IncidentDesk desk;
  private final Mentions mentions;

  RoleCommand(IncidentDesk desk, Mentions mentions) {
    this.desk = desk;
    this.mentions = mentions;
  }

  /** What is wrong with what follows {@code role}, if anything is; whether one is open or not. */
  Optional<String> wrong(Invocation call, String rest, boolean handover) {
    String example = handover ? HAND_OVER : GIVE;
    Words words = Words.of(rest);
    Optional<IncidentRole> role = IncidentRole.ofWord(words.first());
    if (role.isEmpty()) {
      return Optional.of(
          (words.first().isEmpty()
                  ? "Say which role."
                  : "There is no role \"" + Mrkdwn.escape(words.first()) + "\".")
              + " The roles are "
              + IncidentRole.WORDS
              + ". For example: `"
              + example
              + "`");
    }
    String who = handover ? Words.of(words.rest()).asTyped() : words.rest();
    if (who.isEmpty()) {
      return Optional.of(
          "Say who is "
              + lower(role.get())
              + ". Your team: "
              + mentions.all(call.team())
              + ". For example: `"
              + example
              + "`");
    }
    return mentions.member(call.team(), who).isPresent()
        ? Optional.empty()
        : Optional.of(mentions.nobody(call.team(), who) + " For example: `" + example + "`");
  }

  /** Only after {@link #wrong} had nothing to say. */
  String give(Invocation call, Incident incident, String rest) {
    Words words = Words.of(rest);
    IncidentRole role = IncidentRole.ofWord(words.first()).orElseThrow();
    Member member = mentions.member(call.team(), words.rest()).orElseThrow();
    return Sentences.of(
        desk.assign(incident.id(), call.person(), role, member.id()),
        after -> "@" + member.handle() + " is now " + lower(role) + " of " + after.label() + ".",
        GIVE);
  }

  /** Only after {@link #wrong} had nothing to say. */
  String handOver(Invocation call, Incident incident, String rest) {
    Words words = Words.of(rest);
    IncidentRole role = IncidentRole.ofWord(words.first()).orElseThrow();
    Words next = Words.of(words.rest());
    Member member = mentions.member(call.team(), next.asTyped()).orElseThrow();
    return Sentences.of(
        desk.handOver(incident.id(), call.person(), role, member.id(), next.rest()),
        after ->
            "You handed over: @"
                + member.handle()
                + " is now "
                + lower(role)
                + " of "
                + after.label()
                + ", and has your note.",
        HAND_OVER);
  }

  /** The cards of the roles that the caller has, or of the role that is named. */
  String card(Invocation call, Optional<Incident> open, String rest) {
    Optional<IncidentRole> named = IncidentRole.ofWord(Words.of(rest).first());
    if (named.isPresent()) {
      return text(RoleCard.of(named.get()));
    }
    List<Incident.Assignment> own =
        open.stream()
            .flatMap(incident -> incident.roles().stream())
            .filter(assignment -> assignment.person().equals(call.person()))
            .toList();
    return own.isEmpty()
        ? "You have no role in an open incident. Look at any card: `/incident card commander`; the"
            + " roles are "
            + IncidentRole.WORDS
            + "."
        : own.stream()
            .map(assignment -> text(RoleCard.of(assignment.role())))
            .collect(Collectors.joining("\n\n"));
  }

  private static String text(RoleCard card) {
    return card.text();
  }

  private static String lower(IncidentRole role) {
    return role.label().toLowerCase(Locale.ROOT);
  }
}
