package dev.firedrill.lti.sync;

import dev.firedrill.chaos.RunId;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that brings one item's grades to a course on a platform.
 *
 * @param run the item; null is the total
 * @param dryRun whether it only says what it would do
 * @param problem why it could not be done at all; null when it could
 * @param attempts how often it was begun
 */
public record GradeSync(
    UUID id,
    UUID context,
    @Nullable RunId run,
    String title,
    boolean dryRun,
    State state,
    PersonId by,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String problem,
    int attempts,
    List<SyncRow> rows) {
  /** How far a job is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  public GradeSync {
    rows = List.copyOf(rows);
  }
}
