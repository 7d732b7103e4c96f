package dev.firedrill.grading.review;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grades of one run that were published together. */
public record Publication(UUID id, RunId run, PersonId by, Instant at, @Nullable Instant undoneAt) {
  /** So long it can be taken back as a whole. */
  public static final Duration UNDO_WITHIN = Duration.ofMinutes(10);

  public boolean mayBeUndone(Instant now) {
    return undoneAt == null && now.isBefore(at.plus(UNDO_WITHIN));
  }
}
