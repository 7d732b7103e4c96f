package dev.firedrill.grading;

import dev.firedrill.kernel.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person adds to an automatic score. The version grows by one with each change and starts at
 * 1.
 *
 * @param mark 0 to 100
 * @param comment in Markdown, for the team to read once published
 */
public record Grade(
    AssessmentId assessment,
    double mark,
    String comment,
    State state,
    PersonId by,
    long version,
    Instant savedAt,
    @Nullable Instant publishedAt) {
  /** In bytes of UTF-8. */
  public static final int COMMENT_BYTES_AT_MOST = 20_000;

  /** Whether the team may see it. */
  public enum State {
    DRAFT,
    PUBLISHED
  }

  Grade published(PersonId person, Instant at) {
    return new Grade(assessment, mark, comment, State.PUBLISHED, person, version + 1, savedAt, at);
  }

  Grade withdrawn(PersonId person) {
    return new Grade(assessment, mark, comment, State.DRAFT, person, version + 1, savedAt, null);
  }
}
