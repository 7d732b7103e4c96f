package dev.firedrill.postmortem.comment;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person said in a thread.
 *
 * @param writtenAt when the present wording was written
 * @param shown since when the team may read it; null while it is for staff alone
 * @param earlier what it said before it was edited, oldest first
 */
public record Comment(
    UUID id,
    PersonId author,
    Voice voice,
    String text,
    Instant writtenAt,
    @Nullable Instant shown,
    List<Earlier> earlier) {
  public static final int TEXT_AT_MOST = 4_000;
  public static final int EDITS_AT_MOST = 50;

  /** A former wording and when it was written. */
  public record Earlier(String text, Instant writtenAt) {}

  public Comment {
    earlier = List.copyOf(earlier);
  }

  boolean isBy(PersonId person) {
    return author.equals(person);
  }
}
