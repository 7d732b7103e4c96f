package dev.firedrill.timeline.commands;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.timeline.Annotator;
import dev.firedrill.timeline.Pin;
import dev.firedrill.timeline.PinDesk;
import dev.firedrill.timeline.Pins;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The fact of a message is found by its ts: only what people wrote has one. */
final class PushpinReaction implements Consumer<ChatNotice.ReactionChanged> {
  private static final String PUSHPIN = "pushpin";

  /** How long after its ts a message's fact may have been written, and before by another clock. */
  private static final Duration AROUND = Duration.ofSeconds(10);

  private final PinDesk desk;
  private final Pins pins;
  private final Evidence evidence;
  private final Predicate<PersonId> isStaff;

  PushpinReaction(PinDesk desk, Pins pins, Evidence evidence, Predicate<PersonId> isStaff) {
    this.desk = desk;
    this.pins = pins;
    this.evidence = evidence;
    this.isStaff = isStaff;
  }

  @Override
  public void accept(ChatNotice.ReactionChanged notice) {
    PersonId person = notice.by().person();
    if (person == null || !notice.name().equals(PUSHPIN)) {
      return;
    }
    TeamId team = notice.by().team();
    Annotator by = new Annotator(person, isStaff.test(person));
    fact(team, notice.message().message())
        .ifPresent(fact -> {
          if (notice.added()) {
            desk.pin(fact, team, by);
          } else if (pins.find(team, fact.id(), by.staff())
              .map(Pin::by)
              .equals(Optional.of(person))) {
            desk.unpin(fact, team, by);
          }
        });
  }

  private Optional<EvidenceEvent> fact(TeamId team, Message message) {
    return evidence
        .find(
            EvidenceQuery.ofTeam(
                    team, message.ts().at().minus(AROUND), message.ts().at().plus(AROUND))
                .onlyKinds(Set.of(EvidenceKind.CHAT_MESSAGE)))
        .stream()
        .filter(fact ->
            message.ts().value().equals(fact.payload().get("ts"))
                && message.channel().value().equals(fact.payload().get("channel")))
        .findFirst();
  }
}
