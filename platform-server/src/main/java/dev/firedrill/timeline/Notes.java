package dev.firedrill.timeline;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps notes with every text that they ever had. */
public interface Notes {
  /** Those about a moment from inclusive to exclusive, in order of it; deleted ones too. */
  List<Note> of(TeamId team, Instant from, Instant to);

  /** How many the team has that are not deleted, staff's included. */
  int count(TeamId team);

  Optional<Note> find(UUID id);

  /** The note, which nobody else can change until the transaction ends. */
  Optional<Note> lock(UUID id);

  /** Keeps a new note, or the next version of one. */
  void save(Note note);

  void delete(UUID id, PersonId by, Instant at);

  /** Newest first. */
  List<NoteVersion> history(UUID id);
}
