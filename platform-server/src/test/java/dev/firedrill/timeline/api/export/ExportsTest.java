package dev.firedrill.timeline.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.Lane;
import dev.firedrill.timeline.Track;
import dev.firedrill.timeline.api.FaultWindowView;
import dev.firedrill.timeline.api.TimelineEventView;
import dev.firedrill.timeline.api.TimelineView;
import dev.firedrill.timeline.api.note.AnnotationsView;
import dev.firedrill.timeline.api.note.NoteView;
import dev.firedrill.timeline.api.note.PinView;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportsTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final PersonView ADA = new PersonView(new UUID(1, 1), "Ada", "ada");

  private static TimelineEventView event(long id, int second, String text, boolean milestone) {
    return new TimelineEventView(
        id,
        NOON.plusSeconds(second),
        Lane.CHAT,
        Track.CHAT,
        "chat.message",
        text,
        "bo",
        false,
        milestone);
  }

  private static NoteView note(int second, String text, @Nullable Instant deletedAt) {
    return new NoteView(
        new UUID(2, second),
        NOON.plusSeconds(second),
        text,
        1,
        false,
        true,
        true,
        ADA,
        NOON,
        ADA,
        NOON,
        deletedAt);
  }

  private static TimelineExport export(boolean curated) {
    return Exports.export(
        "otter",
        new TimelineView(
            NOON,
            NOON.plusSeconds(600),
            List.of(
                event(9, 10, "same moment", false),
                event(8, 10, "=same moment", true),
                event(7, 5, "pinned", false)),
            List.of(),
            0.99,
            List.of(new FaultWindowView("f", "Slow | [x](y)", NOON, null, null))),
        new AnnotationsView(
            NOON,
            NOON.plusSeconds(600),
            List.of(note(7, "a <b>note</b>\nin two lines", null), note(8, "gone", NOON)),
            List.of(new PinView(7, false, NOON.plusSeconds(5), NOON.plusSeconds(90), ADA))),
        curated);
  }

  @Test
  void everyRowStandsInOrderOfTimeAndDeletedNotesNowhere() {
    assertThat(export(false).events().stream().map(ExportRow::text))
        .containsExactly("pinned", "a <b>note</b>\nin two lines", "same moment", "=same moment");
  }

  @Test
  void theCuratedViewHoldsPinsNotesAndMilestones() {
    assertThat(export(true).events().stream().map(ExportRow::text))
        .containsExactly("pinned", "a <b>note</b>\nin two lines", "=same moment");
  }

  @Test
  void csvIsReadBackAsItWasAndHoldsNoFormula() {
    assertThat(Csv.of(export(false)))
        .isEqualTo(
            String.join(
                    "\r\n",
                    "at,lane,kind,text,who,source,pinned_at,pinned_by,record",
                    "2026-11-22T12:00:05Z,chat,chat.message,pinned,bo,person,2026-11-22T12:01:30Z,ada,7",
                    "2026-11-22T12:00:07Z,notes,note,\"a <b>note</b>\nin two lines\",ada,note,,,",
                    "2026-11-22T12:00:10Z,chat,chat.message,same moment,bo,person,,,9",
                    "2026-11-22T12:00:10Z,chat,chat.message,\"'=same moment\",bo,person,,,8")
                + "\r\n");
  }

  @Test
  void markdownOfPeopleStaysText() {
    assertThat(MarkdownTable.of(export(false)))
        .contains("| 12:00:05 | chat | pinned (pinned 12:01:30 by ada) | bo | 7 |")
        .contains("a \\<b\\>note\\</b\\> in two lines")
        .contains("- Fault Slow \\| \\[x\\]\\(y\\): 12:00:00 to the end UTC");
  }
}
