package dev.firedrill.mission;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.mission.HelpRequests.HelpRequest;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.Workspaces;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/** Students ask staff; staff say who is on it, and answer where they were asked. */
public final class HelpDesk {
  public static final int TEXT_AT_MOST = 1_000;

  /** What the desk works with. */
  public record Ports(
      HelpRequests help,
      Claims claims,
      Teams teams,
      Workspaces workspaces,
      Evidence evidence,
      Transactions transactions,
      DomainEvents events,
      IdSource ids,
      InstantSource clock) {}

  private final Ports ports;

  public HelpDesk(Ports ports) {
    this.ports = ports;
  }

  /** A student asks; fails when the question is empty or too long. */
  public HelpRequest ask(TeamId team, PersonId by, ChannelId channel, String question) {
    String text = fit(question, "question");
    HelpRequest asked =
        new HelpRequest(ports.ids().next(), team, by, ports.clock().instant(), text, channel);
    ports
        .transactions()
        .run(() -> {
          ports.help().add(asked);
          ports
              .evidence()
              .append(
                  NewEvidence.of(EvidenceKind.HELP_ASKED, team, asked.id().toString(), said(asked))
                      .withActor(by)
                      .withPayload(Map.of("question", text)));
        });
    return asked;
  }

  private String said(HelpRequest asked) {
    return name(asked.by()) + " asked staff for help: " + asked.text();
  }

  /** Answers in the channel where it was asked, in the name of who answers. */
  public void answer(UUID id, PersonId by, String words) {
    String text = fit(words, "answer");
    HelpRequest asked = find(id);
    ports
        .transactions()
        .run(() -> {
          close(asked, by);
          UserId user = ports.workspaces().userOf(asked.team(), by);
          UserId student = ports.workspaces().userOf(asked.team(), asked.by());
          ports
              .workspaces()
              .post(NewMessage.of(asked.channel(), user, "<@" + student + "> " + text));
        });
  }

  /** Takes it off the list without an answer here: it was settled otherwise. */
  public void close(UUID id, PersonId by) {
    HelpRequest asked = find(id);
    ports.transactions().run(() -> close(asked, by));
  }

  private void close(HelpRequest asked, PersonId by) {
    if (!ports.help().answered(asked.id(), by, ports.clock().instant())) {
      throw new Failure(ProblemCode.CONFLICT, "Somebody of staff answered this already.");
    }
    ports.claims().release(new Claims.Key(asked.team(), Need.Kind.HELP_ASKED));
    ports.events().publish(new NeedsChanged(asked.team()));
  }

  private HelpRequest find(UUID id) {
    return ports
        .help()
        .find(id)
        .orElseThrow(() -> Failure.notFound("There is no question '" + id + "'."));
  }

  /** Somebody of staff says "I'm on it". */
  public void claim(Team team, Need.Kind need, PersonId by) {
    ports
        .transactions()
        .run(() -> {
          ports.claims().claim(new Claims.Key(team.id(), need), by, ports.clock().instant());
          ports
              .evidence()
              .append(
                  NewEvidence.of(
                          EvidenceKind.STAFF_ASSIGNED_SELF,
                          team.id(),
                          need.name(),
                          name(by) + " is on it: " + words(need) + ", " + team.name())
                      .withActor(by)
                      .withPayload(Map.of("need", need.name())));
        });
  }

  /** Takes it back; fails when nobody is on it. */
  public void release(Team team, Need.Kind need) {
    if (!ports.claims().release(new Claims.Key(team.id(), need))) {
      throw Failure.notFound("Nobody is on this.");
    }
    ports.events().publish(new NeedsChanged(team.id()));
  }

  private static String words(Need.Kind need) {
    return switch (need) {
      case HELP_ASKED -> "help asked";
      case FAULT_NOT_VERIFIED -> "fault without effect";
      case NOBODY_ACKNOWLEDGED -> "nobody acknowledged";
      case NO_DATA -> "no data";
      case IDLE -> "nothing done";
    };
  }

  private String name(PersonId person) {
    return ports.teams().person(person).map(member -> member.name()).orElse("Somebody");
  }

  private static String fit(String words, String what) {
    String text = words.strip();
    if (text.isEmpty()) {
      throw Failure.invalid("The " + what + " is empty; say it in a sentence.");
    }
    if (text.length() > TEXT_AT_MOST) {
      throw Failure.invalid(
          "The %s has %d characters; %d are the most."
              .formatted(what, text.length(), TEXT_AT_MOST));
    }
    return text;
  }
}
