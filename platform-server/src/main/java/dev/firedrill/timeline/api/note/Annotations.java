package dev.firedrill.timeline.api.note;

import dev.firedrill.auth.Principal;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import dev.firedrill.team.Teams;
import dev.firedrill.timeline.Note;
import dev.firedrill.timeline.NoteVersion;
import dev.firedrill.timeline.Notes;
import dev.firedrill.timeline.Pin;
import dev.firedrill.timeline.Pins;
import dev.firedrill.web.PersonView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Notes and pins as a reader may see them: a student gets nothing that staff keep to themselves.
 */
public final class Annotations {
  private final Notes notes;
  private final Pins pins;
  private final Teams teams;

  public Annotations(Notes notes, Pins pins, Teams teams) {
    this.notes = notes;
    this.pins = pins;
    this.teams = teams;
  }

  /** Nothing goes to the wall: a team writes for itself, and staff for themselves. */
  public AnnotationsView of(TeamId team, Instant from, Instant to, Principal viewer) {
    if (viewer.isProjected()) {
      return new AnnotationsView(from, to, List.of(), List.of());
    }
    boolean staff = viewer.isStaff();
    return new AnnotationsView(
        from,
        to,
        notes.of(team, from, to).stream()
            .filter(note -> note.isFor(staff))
            .map(note -> note(note, staff))
            .toList(),
        pins.of(team, from, to).stream()
            .filter(pin -> staff || !pin.byStaff())
            .map(this::pin)
            .toList());
  }

  List<NoteVersionView> history(UUID note, boolean staff) {
    return notes.history(note).stream()
        .filter(version -> staff || version.shared())
        .map(this::version)
        .toList();
  }

  NoteView note(Note note, boolean staff) {
    return new NoteView(
        note.id(),
        note.at(),
        note.text(),
        note.version(),
        note.byStaff(),
        note.shared(),
        note.byStaff() == staff && note.deletedAt() == null,
        person(note.writtenBy()),
        note.writtenAt(),
        person(note.savedBy()),
        note.savedAt(),
        note.deletedAt());
  }

  PinView pin(Pin pin) {
    return new PinView(pin.event(), pin.byStaff(), pin.saidAt(), pin.pinnedAt(), person(pin.by()));
  }

  private NoteVersionView version(NoteVersion version) {
    return new NoteVersionView(
        version.version(),
        version.at(),
        version.text(),
        version.shared(),
        version.savedAt(),
        person(version.savedBy()));
  }

  private @Nullable PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
        .orElse(null);
  }
}
