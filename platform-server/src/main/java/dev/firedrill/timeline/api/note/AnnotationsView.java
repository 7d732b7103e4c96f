package dev.firedrill.timeline.api.note;

import java.time.Instant;
import java.util.List;

/** What people added to a team's record between two times, in order of what it is about. */
public record AnnotationsView(Instant from, Instant to, List<NoteView> notes, List<PinView> pins) {}
