package dev.firedrill.timeline;

import dev.firedrill.evidence.Evidence;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.NewEvidence;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.IdSource;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where people write notes. The record tells that a note was written, changed or deleted, never
 * what it says: its words stay the writer's to mend.
 */
public final class NoteDesk {
  private static final int MOST = 2_000;

  /** A page's clock may be ahead of the server's by this much. */
  private static final Duration AHEAD = Duration.ofSeconds(30);

  private final Notes notes;
  private final Evidence evidence;
  private final Transactions transactions;
  private final IdSource ids;
  private final InstantSource clock;

  public NoteDesk(
      Notes notes,
      Evidence evidence,
      Transactions transactions,
      IdSource ids,
      InstantSource clock) {
    this.notes = notes;
    this.evidence = evidence;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes about a moment that has passed. Staff's is read by the team only if {@code shared}.
   *
   * @throws Failure invalid-input for a text or moment that cannot be, conflict at 2,000 notes
   */
  public Note write(TeamId team, Annotator by, Instant at, String text, boolean shared) {
    String words = words(text);
    Instant moment = moment(at);
    return transactions.call(() -> {
      if (notes.count(team) >= MOST) {
        throw new Failure(
            ProblemCode.CONFLICT,
            "The team's timeline has " + MOST + " notes; delete some that nobody needs first.");
      }
      Instant now = clock.instant();
      boolean readable = !by.staff() || shared;
      Note note =
          new Note(
              ids.next(),
              team,
              1,
              by.staff(),
              moment,
              words,
              readable,
              now,
              by.id(),
              now,
              by.id(),
              null,
              null);
      notes.save(note);
      tell(note, note.shared(), "written", by);
      return note;
    });
  }

  /** Saves a text over the version that the caller has read. */
  public NoteOutcome edit(
      UUID id, Annotator by, long expected, Instant at, String text, boolean shared) {
    String words = words(text);
    Instant moment = moment(at);
    return change(
        id,
        by,
        expected,
        old -> {
          boolean readable = !by.staff() || shared;
          if (old.text().equals(words) && old.at().equals(moment) && old.shared() == readable) {
            return new NoteOutcome.Unchanged(old);
          }
          Note next =
              new Note(
                  id,
                  old.team(),
                  expected + 1,
                  old.byStaff(),
                  moment,
                  words,
                  readable,
                  old.writtenAt(),
                  old.writtenBy(),
                  clock.instant(),
                  by.id(),
                  null,
                  null);
          notes.save(next);
          // Who could read it must be told that it is gone.
          tell(next, next.shared() || old.shared(), "changed", by);
          return new NoteOutcome.Saved(next);
        });
  }

  /** Takes a note off the timeline; its history stays. */
  public NoteOutcome delete(UUID id, Annotator by, long expected) {
    return change(
        id,
        by,
        expected,
        old -> {
          notes.delete(id, by.id(), clock.instant());
          tell(old, old.shared(), "deleted", by);
          return new NoteOutcome.Deleted(old);
        });
  }

  private NoteOutcome change(
      UUID id, Annotator by, long expected, Function<Note, NoteOutcome> how) {
    return transactions.call(() ->
        notes
            .lock(id)
            .filter(found -> found.deletedAt() == null && found.isFor(by.staff()))
            .map(found -> {
              if (found.byStaff() != by.staff()) {
                return new NoteOutcome.NotYours(found);
              }
              return found.version() == expected ? how.apply(found) : new NoteOutcome.Stale(found);
            })
            .orElseGet(NoteOutcome.Unknown::new));
  }

  private void tell(Note note, boolean toTheTeam, String deed, Annotator by) {
    evidence.append(
        NewEvidence.of(
                toTheTeam ? EvidenceKind.TIMELINE_NOTED : EvidenceKind.TIMELINE_STAFF_ANNOTATED,
                note.team(),
                "note:" + note.id(),
                "Note on the timeline " + deed)
            .withActor(by.id())
            .withPayload(
                Map.of(
                    "note", note.id().toString(),
                    "action", deed,
                    "version", note.version(),
                    "saidAt", note.at().toString())));
  }

  private static String words(String text) {
    String words = text.replace("\r\n", "\n").replace("\u0000", "").strip();
    if (words.isEmpty() || words.codePointCount(0, words.length()) > Note.LONGEST) {
      throw Failure.invalid(
          "The note has %d characters; write 1 to %d."
              .formatted(words.codePointCount(0, words.length()), Note.LONGEST));
    }
    return words;
  }

  private Instant moment(Instant at) {
    Instant now = clock.instant();
    if (at.isAfter(now.plus(AHEAD))) {
      throw Failure.invalid(
          "A note is about what has happened, but %s is still to come (it is %s): choose an earlier moment."
              .formatted(at, now));
    }
    // PostgreSQL keeps microseconds.
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
