package dev.firedrill.timeline;

/** What became of a wish to change a note. */
public sealed interface NoteOutcome {
  record Saved(Note note) implements NoteOutcome {}

  /** It read so already. */
  record Unchanged(Note note) implements NoteOutcome {}

  record Deleted(Note note) implements NoteOutcome {}

  /** Somebody saved {@code current} after the caller had read it. */
  record Stale(Note current) implements NoteOutcome {}

  /** The caller may read the note and not change it. */
  record NotYours(Note note) implements NoteOutcome {}

  /** There is none, or none that the caller may read, or it was deleted. */
  record Unknown() implements NoteOutcome {}
}
