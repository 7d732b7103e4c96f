package dev.firedrill.postmortem.comment;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment and the answers to it, oldest first.
 *
 * @param quote the place it is about; null when it is about the whole
 * @param resolvedAt null while it is open
 */
public record CommentThread(
    UUID id,
    IncidentId incident,
    @Nullable Quote quote,
    @Nullable Instant resolvedAt,
    @Nullable PersonId resolvedBy,
    List<Comment> comments) {
  public CommentThread {
    comments = List.copyOf(comments);
  }

  public Comment first() {
    return comments.getFirst();
  }

  /** What the team may read of it; empty when that is nothing. */
  public Optional<CommentThread> shownToTheTeam() {
    if (first().shown() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new CommentThread(
            id,
            incident,
            quote,
            resolvedAt,
            resolvedBy,
            comments.stream().filter(one -> one.shown() != null).toList()));
  }

  /** How many of its comments the team may not read yet. */
  public int unsent() {
    return (int) comments.stream().filter(one -> one.shown() == null).count();
  }
}
