package dev.firedrill.timeline.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.course.Person;
import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.incident.IncidentRoom;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.testing.TestDatabase;
import dev.firedrill.timeline.Note;
import dev.firedrill.timeline.NoteDesk;
import dev.firedrill.timeline.Notes;
import dev.firedrill.timeline.Pin;
import dev.firedrill.timeline.PinDesk;
import dev.firedrill.timeline.Pins;
import dev.firedrill.timeline.persistence.TimelinePersistence;
import dev.firedrill.workspace.Channel;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.ChannelKind;
import dev.firedrill.workspace.ChatMessage;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.SlashCommand;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.UserKind;
import dev.firedrill.workspace.WorkspaceUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimelineCommandsTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final ChannelId OPS = new ChannelId("C0000000001");
  private static final UserId BOT = new UserId("U0000000009");

  private final IncidentRoom room = new IncidentRoom(DATABASE);
  private final Notes notes = TimelinePersistence.notes(DATABASE.jdbi());
  private final Pins pins = TimelinePersistence.pins(DATABASE.jdbi());
  private final Predicate<PersonId> isStaff = room.instructor.id()::equals;
  private final SlashCommand command =
      TimelineCommands.note(
          new NoteDesk(
              notes, DATABASE.evidence(), DATABASE.transactions(), UUID::randomUUID, room.clock),
          isStaff,
          room.clock);
  private final Consumer<ChatNotice.ReactionChanged> pushpin =
      TimelineCommands.pushpin(
          new PinDesk(pins, DATABASE.evidence(), DATABASE.transactions(), room.clock),
          pins,
          DATABASE.evidence(),
          isStaff);

  private String say(Person person, String text) {
    return command
        .handle(
            new SlashCommand.Invocation(
                room.team.id(), OPS, new UserId("U0000000001"), person.id(), text))
        .ephemeral();
  }

  private List<Note> written() {
    Instant now = room.clock.instant();
    return notes.of(room.team.id(), now.minusSeconds(100_000), now.plusSeconds(1));
  }

  @Test
  void aNoteIsAboutNowOrAboutTheTimeItNames() {
    assertThat(say(room.ada, "")).contains("/note at 14:50 UTC");
    assertThat(say(room.ada, "it is slow")).isEqualTo("Noted at 12:00:00 UTC on the timeline.");
    assertThat(say(room.ada, "at 11:50 UTC first complaint")).startsWith("Noted at 11:50:00 UTC");
    assertThat(say(room.ada, "at 23:00:05 that was yesterday")).startsWith("Noted at 23:00:05");
    assertThat(say(room.ada, "at 25:00 is no time")).startsWith("Noted at 12:00:00");

    assertThat(written())
        .extracting(note -> note.at() + " " + note.text())
        .containsExactlyInAnyOrder(
            "2026-11-21T23:00:05Z that was yesterday",
            "2026-11-22T11:50:00Z first complaint",
            "2026-11-22T12:00:00Z it is slow",
            "2026-11-22T12:00:00Z at 25:00 is no time");
  }

  @Test
  void whatStaffNoteInChatIsForStaff() {
    assertThat(say(room.instructor, "they found it")).contains("for staff only");
    assertThat(written()).singleElement().satisfies(note -> assertThat(note.shared()).isFalse());
  }

  private EvidenceEvent said(MessageTs ts) {
    return DATABASE
        .evidence()
        .append(
            NewEvidence.of(
                    EvidenceKind.CHAT_MESSAGE, room.team.id(), "#ops", "Ada in #ops: it is v118")
                .withOccurredAt(ts.at().plusMillis(3))
                .withPayload(Map.of("channel", OPS.value(), "ts", ts.value())));
  }

  private void react(MessageTs ts, String name, @Nullable PersonId person, boolean added) {
    Message message =
        new Message(room.team.id(), OPS, ts, BOT, "it is v118", null, null, null, false, ts.at());
    WorkspaceUser user =
        new WorkspaceUser(
            BOT,
            room.team.id(),
            person == null ? UserKind.BOT : UserKind.PERSON,
            "Somebody",
            "somebody",
            person,
            null);
    Channel channel = new Channel(OPS, room.team.id(), "ops", "", "", ChannelKind.OPS, null, false);
    pushpin.accept(
        new ChatNotice.ReactionChanged(
            ChatMessage.fresh(message, false), name, user, added, channel));
  }

  private List<Pin> pinned() {
    Instant now = room.clock.instant();
    return pins.of(room.team.id(), now.minusSeconds(3_600), now.plusSeconds(3_600));
  }

  @Test
  void aPushpinUnderAMessagePinsItAsLongAsItsGiverKeepsIt() {
    MessageTs ts = MessageTs.ofMicros(room.clock.instant().getEpochSecond() * 1_000_000 + 7);
    EvidenceEvent fact = said(ts);

    react(ts, "thumbsup", room.ada.id(), true);
    react(ts, "pushpin", null, true);
    react(MessageTs.ofMicros(ts.micros() + 1), "pushpin", room.ada.id(), true);
    assertThat(pinned()).isEmpty();

    react(ts, "pushpin", room.ada.id(), true);
    assertThat(pinned())
        .singleElement()
        .satisfies(pin -> {
          assertThat(pin.event()).isEqualTo(fact.id());
          assertThat(pin.saidAt()).isEqualTo(fact.occurredAt());
        });
    react(ts, "pushpin", room.bo.id(), false);
    assertThat(pinned()).hasSize(1);
    react(ts, "pushpin", room.ada.id(), false);
    assertThat(pinned()).isEmpty();
  }
}
