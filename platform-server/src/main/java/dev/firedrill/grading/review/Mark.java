package dev.firedrill.grading.review;

import dev.firedrill.grading.AssessmentId;
import dev.firedrill.grading.rubric.Selection;
import dev.firedrill.kernel.PersonId;
import java.time.Instant;

/**
 * What a reader chose for one criterion of one submission. The version grows by one with each save
 * and starts at 1.
 *
 * @param reading 1 for the first reader, 2 for the second, 3 for whoever settles their difference
 * @param comment in Markdown, for the team to read once published
 * @param flagged something is odd about the submission; keeps it from being ready
 * @param secondLook the reader wants to come back; keeps it from being ready
 */
public record Mark(
    AssessmentId assessment,
    String criterion,
    int reading,
    Selection selection,
    String comment,
    boolean flagged,
    boolean secondLook,
    PersonId by,
    long version,
    Instant savedAt) {
  /** In bytes of UTF-8. */
  public static final int COMMENT_BYTES_AT_MOST = 8_000;
}
