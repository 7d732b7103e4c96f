package dev.firedrill.postmortem.due;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The course's rule for all postmortems; version 0: nobody set one, and there is no deadline.
 *
 * @param dueAfter so long after its incident is resolved a postmortem is due; null: no deadline
 */
public record Terms(long version, @Nullable Duration dueAfter, LatePolicy policy) {
  /** No deadline; where a run sets one, an hour's grace and then 10 % for each day begun. */
  public static final Terms FRESH =
      new Terms(0, null, new LatePolicy(Duration.ofHours(1), Duration.ofDays(1), 10, 50, null));
}
