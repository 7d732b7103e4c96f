package dev.firedrill.postmortem.comment;

import dev.firedrill.incident.IncidentId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stored comments. */
public interface Comments {
  /** All threads of a postmortem, oldest first. */
  List<CommentThread> of(IncidentId incident);

  Optional<CommentThread> find(UUID thread);

  /** How many comments the postmortem has, those of staff alone among them. */
  int count(IncidentId incident);

  void begin(CommentThread thread);

  void reply(UUID thread, Comment comment);

  /** Puts a new wording in place of the comment's; the old one is kept. */
  void reword(Comment comment, String text, Instant at);

  /** Closes the thread, or opens it again where {@code by} is null. */
  void resolve(UUID thread, @Nullable PersonId by, Instant at);

  /** Lets the team read all of the thread that it may not read yet. */
  void show(UUID thread, Instant at);
}
