package dev.firedrill.grading.review.persistence;

import dev.firedrill.grading.review.Marks;
import dev.firedrill.grading.review.ReviewLedger;
import org.jdbi.v3.core.Jdbi;

/** Marks, readers and publications in PostgreSQL. */
public final class ReviewPersistence {
  private ReviewPersistence() {}

  public static Marks marks(Jdbi jdbi) {
    return new JdbiMarks(jdbi);
  }

  public static ReviewLedger ledger(Jdbi jdbi) {
    return new JdbiReviewLedger(jdbi);
  }
}
